// SPDX-License-Identifier: Apache-2.0
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

// LeakSanitizer alone asks for it. What is known of the fonts of a machine is kept until the
// process ends; libhyphen loses a few bytes of each file of patterns that it reads.
extern "C" char const* __lsan_default_suppressions() {
  return "leak:libfontconfig\nleak:libhyphen\n";
}
