# SPDX-License-Identifier: Apache-2.0
# The core for the phone: every room but files, store, press, server and cli.
add_compile_options(-fno-exceptions -fno-rtti -fvisibility=hidden -flto -ffunction-sections)
add_compile_definitions(BOOST_NO_EXCEPTIONS BOOST_NO_RTTI BOOST_NO_TYPEID
                        BOOST_SYSTEM_DISABLE_THREADS
                        BOOST_DISABLE_CURRENT_LOCATION)

# Only Boost's headers are taken from the system: its C library headers are not for this target.
file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/include)
file(CREATE_LINK /usr/include/boost ${CMAKE_BINARY_DIR}/include/boost SYMBOLIC)
add_library(boost_headers INTERFACE)
target_include_directories(boost_headers SYSTEM INTERFACE ${CMAKE_BINARY_DIR}/include)

otor_room(base boost_headers)
otor_room(law base)
otor_room(event base)
otor_room(statistics base)
otor_room(geography boost_headers)
otor_room(benefit law)
otor_room(outreach event)
otor_room(allowance event)
otor_room(reflection event)
otor_room(handbook benefit outreach geography)
otor_room(coverage outreach statistics)
otor_room(sync event)
otor_room(training handbook statistics)
otor_room(wire training sync allowance coverage reflection)
otor_room(app wire)
include(cmake/Generated.cmake)

# A second pass over a finished module takes another tenth off what a phone has to load.
find_program(WASM_OPT wasm-opt REQUIRED)

set(smaller -Oz --converge --low-memory-unused --zero-filled-memory --enable-bulk-memory
    --enable-sign-ext --enable-mutable-globals --enable-nontrapping-float-to-int)

# otor_module(NAME SOURCE [libraries...])
function(otor_module name source)
  add_executable(${name})
  foreach(file ${source} door.cpp refuse.cpp)
    target_sources(${name} PRIVATE ${CMAKE_SOURCE_DIR}/src/wasm/${file})
  endforeach()
  target_link_libraries(${name} PRIVATE ${ARGN})
  set_target_properties(${name} PROPERTIES SUFFIX .wasm)
  target_link_options(${name} PRIVATE -mexec-model=reactor -flto -Wl,--strip-all -Wl,--gc-sections
                      -Wl,-mllvm,-inline-threshold=-50 -Wl,-z,stack-size=262144)
  add_custom_command(
    TARGET ${name} POST_BUILD
    COMMAND ${WASM_OPT} ${smaller} $<TARGET_FILE:${name}> -o $<TARGET_FILE:${name}>
    VERBATIM)
endfunction()

# What reads and folds a log of fifty thousand events is made for speed; only the officer's module
# has it.
foreach(source event/merge event/uuid outreach/book outreach/household outreach/name
        outreach/visit wire/event_body wire/event_line wire/event_scan wire/event_take
        wire/log_text app/households app/log_load app/people)
  set_source_files_properties(${CMAKE_SOURCE_DIR}/src/${source}.cpp PROPERTIES
                              COMPILE_OPTIONS "-O2;-mbulk-memory")
endforeach()

# No phone looks at borders; what checks them asks Boost for threads that this target has not.
set_source_files_properties(${CMAKE_SOURCE_DIR}/src/geography/borders.cpp PROPERTIES
                            COMPILE_DEFINITIONS BOOST_DISABLE_THREADS)

otor_module(otor calculations.cpp app generated)
otor_module(records records.cpp app generated)
otor_module(papers papers.cpp app generated)
target_sources(records PRIVATE ${CMAKE_SOURCE_DIR}/src/wasm/small_blocks.cpp)
