#ifndef CAVEAT_YAML_SHIM_H
#define CAVEAT_YAML_SHIM_H
#include <yaml.h>
#endif
