# SPDX-License-Identifier: Apache-2.0
# The rooms built natively: server, command line, tests, benchmarks, fuzz targets.
option(OTOR_TESTS "Build the test programs" OFF)
option(OTOR_FUZZ "Build only the fuzz targets" OFF)
option(OTOR_BENCH "Build the benchmarks" OFF)

find_package(Boost 1.81 REQUIRED)
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(sqlite3 REQUIRED IMPORTED_TARGET sqlite3)
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(brotli REQUIRED IMPORTED_TARGET libbrotlienc)
find_package(OpenSSL REQUIRED)
find_package(ZLIB REQUIRED)

add_library(boost_headers INTERFACE)
target_link_libraries(boost_headers INTERFACE Boost::headers)

if(OTOR_TESTS)
  enable_testing()
  add_library(test_support STATIC ${CMAKE_SOURCE_DIR}/cmake/test_main.cpp)
  target_link_libraries(test_support PUBLIC rapidcheck)
endif()

otor_room(base boost_headers)
otor_room(law base)
otor_room(event base)
otor_room(benefit law)
otor_room(sync event)
otor_room(wire benefit sync)
otor_room(files wire)
include(cmake/Generated.cmake)
otor_room(app wire)
otor_room(store app PkgConfig::sqlite3 Threads::Threads)
otor_room(server store PkgConfig::sodium PkgConfig::brotli OpenSSL::SSL ZLIB::ZLIB Threads::Threads)
otor_room(cli server files generated)

add_executable(otor ${CMAKE_SOURCE_DIR}/src/cli/otor_main.cpp)
target_link_libraries(otor PRIVATE cli)
