// SPDX-License-Identifier: Apache-2.0
// The core throws nothing; a library that would have thrown stops the core instead, and the page
// says that nothing is lost.

#include <boost/throw_exception.hpp>
#include <cstdlib>
#include <version>

// The library's own would print, and bring all of printf with it.
_LIBCPP_BEGIN_NAMESPACE_STD
void __libcpp_verbose_abort(char const*, ...) { std::abort(); }
_LIBCPP_END_NAMESPACE_STD

// Nobody reads the words of the C library's errors here.
extern "C" char* strerror(int) {
  static char none[] = "";
  return none;
}

namespace boost {

void throw_exception(std::exception const&) { std::abort(); }
void throw_exception(std::exception const&, boost::source_location const&) { std::abort(); }

}  // namespace boost
