# SPDX-License-Identifier: Apache-2.0
# A room is a folder of src/: one static library of its sources and, natively, one test program of
# its *_test.cpp.

# What nearly every file begins with is compiled once for all rooms, and once for all tests: half of
# the time is in it. The build with OTOR_PRECOMPILE=OFF notices an include that is missing.
function(otor_precompiled target part)
  if(OTOR_PRECOMPILE)
    target_precompile_headers(${target} REUSE_FROM precompiled_${part})
  endif()
endfunction()

# otor_precompile(PART HEADERS [options...])
function(otor_precompile part headers)
  set(source ${CMAKE_BINARY_DIR}/precompiled_${part}.cpp)
  file(CONFIGURE OUTPUT ${source} CONTENT "")
  add_library(precompiled_${part} STATIC ${source})
  target_include_directories(precompiled_${part} PRIVATE ${CMAKE_SOURCE_DIR}/src)
  target_compile_options(precompiled_${part} PRIVATE ${ARGN})
  target_precompile_headers(precompiled_${part} PRIVATE ${headers})
endfunction()

# otor_room(NAME [rooms and libraries it stands on...])
function(otor_room name)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${name}/*.cpp)
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "_(test|main)\\.cpp$")
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  add_library(${name} STATIC ${sources})
  target_include_directories(${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  target_link_libraries(${name} PUBLIC ${ARGN})
  set_target_properties(${name} PROPERTIES LINKER_LANGUAGE CXX)
  otor_precompiled(${name} rooms)
  if(OTOR_TESTS AND tests)
    add_executable(${name}_tests ${tests})
    target_link_libraries(${name}_tests PRIVATE ${name} test_support)
    target_compile_options(${name}_tests PRIVATE ${OTOR_TEST_OPTIONS})
    otor_precompiled(${name}_tests tests)
    add_test(NAME ${name} COMMAND ${name}_tests WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  endif()
endfunction()
