#ifndef CAVEAT_MALLOC_SHIM_H
#define CAVEAT_MALLOC_SHIM_H
#include <malloc.h>
#endif
