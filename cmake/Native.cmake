# SPDX-License-Identifier: Apache-2.0
# The rooms built natively: server, command line, tests, benchmarks, fuzz targets.
option(OTOR_TESTS "Build the test programs" OFF)
option(OTOR_FUZZ "Build the fuzz targets, with clang" OFF)
option(OTOR_BENCH "Build the benchmarks" OFF)

if(OTOR_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

find_package(Boost 1.81 REQUIRED)
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(sqlite3 REQUIRED IMPORTED_TARGET sqlite3)
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(pango REQUIRED IMPORTED_TARGET pangocairo pangoft2 fontconfig cairo-pdf)
pkg_check_modules(qrencode REQUIRED IMPORTED_TARGET libqrencode)
pkg_check_modules(xlsxwriter REQUIRED IMPORTED_TARGET xlsxwriter)
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
otor_room(outreach event)
otor_room(allowance event)
otor_room(handbook benefit outreach)
otor_room(sync event)
otor_room(training handbook)
otor_room(wire training sync allowance)
otor_room(files wire)
include(cmake/Generated.cmake)
otor_room(app wire generated)  # it opens records with the built-in codebook
otor_room(store app PkgConfig::sqlite3 PkgConfig::sodium Threads::Threads)
otor_room(press app PkgConfig::pango PkgConfig::qrencode PkgConfig::xlsxwriter hyphen)
otor_room(simulator store)
otor_room(server store press generated PkgConfig::sodium PkgConfig::brotli OpenSSL::SSL ZLIB::ZLIB
          Threads::Threads)
otor_room(cli server press files generated)
if(OTOR_SANITIZE)  # optimising Beast's coroutines with every check in them takes minutes
  set_source_files_properties(${CMAKE_SOURCE_DIR}/src/server/http.cpp
                              PROPERTIES COMPILE_OPTIONS "-O0;-fno-sanitize=undefined")
endif()

add_executable(otor ${CMAKE_SOURCE_DIR}/src/cli/otor_main.cpp)
target_link_libraries(otor PRIVATE cli)

add_executable(otor_simulator EXCLUDE_FROM_ALL ${CMAKE_SOURCE_DIR}/src/simulator/simulator_main.cpp)
target_link_libraries(otor_simulator PRIVATE simulator)

# Preset `asan`, with clang: one program for each door that reads foreign bytes, of the same rooms
# that the tests are linked with. Without clang they are only compiled.
file(GLOB fuzz_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/fuzz/*_fuzz.cpp)
if(OTOR_FUZZ)
  foreach(source ${fuzz_sources})
    get_filename_component(target ${source} NAME_WE)
    add_executable(${target} ${source})
    target_link_libraries(${target} PRIVATE app files generated)
    target_link_options(${target} PRIVATE -fsanitize=fuzzer)
  endforeach()
elseif(OTOR_TESTS)
  add_library(fuzz_readers OBJECT ${fuzz_sources})
  target_link_libraries(fuzz_readers PRIVATE app files generated)
endif()

if(OTOR_BENCH)
  find_package(benchmark REQUIRED)
  foreach(target estimate_bench population_bench)
    add_executable(${target} ${CMAKE_SOURCE_DIR}/bench/${target}.cpp)
    target_link_libraries(${target} PRIVATE app generated benchmark::benchmark)
  endforeach()
  foreach(target push_bench million_limit)
    add_executable(${target} ${CMAKE_SOURCE_DIR}/bench/${target}.cpp)
    target_link_libraries(${target} PRIVATE store)
  endforeach()
  add_executable(money_bench ${CMAKE_SOURCE_DIR}/bench/money_bench.cpp)
  target_link_libraries(money_bench PRIVATE store press)
endif()
