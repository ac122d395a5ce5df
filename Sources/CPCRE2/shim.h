#ifndef CAVEAT_PCRE2_SHIM_H
#define CAVEAT_PCRE2_SHIM_H
/* PCRE2 requires the code-unit width before its header is read (pcre2api, "PCRE2 8-bit, 16-bit, and 32-bit libraries"). */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#endif
