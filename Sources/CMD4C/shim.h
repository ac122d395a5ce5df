#ifndef CAVEAT_MD4C_SHIM_H
#define CAVEAT_MD4C_SHIM_H
#include <md4c.h>
#endif
