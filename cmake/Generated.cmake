# SPDX-License-Identifier: Apache-2.0
# What is made from law/, text/ and content/: the built-in law pack and codebook, the table of
# sentences, and the web app's sentences; and what is made from the described messages: the
# interface as OpenAPI and TypeScript. A native build makes them in ${CMAKE_BINARY_DIR}/generated;
# a WebAssembly build takes them from there: -DOTOR_GENERATED=DIR.

if(CMAKE_SYSTEM_NAME STREQUAL "WASI")
  set(OTOR_GENERATED "${CMAKE_SOURCE_DIR}/build/release/generated" CACHE PATH
      "The generated/ folder of a native build")
  if(NOT EXISTS "${OTOR_GENERATED}/default_pack.cpp")
    message(FATAL_ERROR "${OTOR_GENERATED} holds no default_pack.cpp. Build the target "
                        "`generated_files` natively and give its folder as -DOTOR_GENERATED=DIR.")
  endif()
  set(generated_sources
      ${OTOR_GENERATED}/default_pack.cpp
      ${OTOR_GENERATED}/default_codebook.cpp
      ${OTOR_GENERATED}/default_handbook.cpp
      ${OTOR_GENERATED}/default_courses.cpp
      ${OTOR_GENERATED}/default_indicators.cpp
      ${OTOR_GENERATED}/icons.cpp
      ${OTOR_GENERATED}/sentences.cpp)
else()
  set(OTOR_GENERATED "${CMAKE_BINARY_DIR}/generated")
  set(generated_sources
      ${OTOR_GENERATED}/default_pack.cpp
      ${OTOR_GENERATED}/default_codebook.cpp
      ${OTOR_GENERATED}/default_handbook.cpp
      ${OTOR_GENERATED}/default_courses.cpp
      ${OTOR_GENERATED}/default_indicators.cpp
      ${OTOR_GENERATED}/icons.cpp
      ${OTOR_GENERATED}/sentences.cpp)
  set(generated_web
      ${OTOR_GENERATED}/web/icons.ts
      ${OTOR_GENERATED}/web/text.mn.json
      ${OTOR_GENERATED}/web/text.kk.json
      ${OTOR_GENERATED}/web/text.en.json)
  file(GLOB_RECURSE law_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/law/*.toml)
  file(GLOB text_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/text/*.toml)
  file(GLOB_RECURSE content_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/content/*.toml)

  add_executable(otor_generate ${CMAKE_SOURCE_DIR}/src/files/generate_main.cpp)
  target_link_libraries(otor_generate PRIVATE files)

  # Ninja looks at the outputs again afterwards, so a file that did not change rebuilds nothing.
  add_custom_command(
    OUTPUT ${generated_sources} ${generated_web}
    COMMAND otor_generate ${CMAKE_SOURCE_DIR}/law ${CMAKE_SOURCE_DIR}/text
            ${CMAKE_SOURCE_DIR}/content ${OTOR_GENERATED}
    DEPENDS otor_generate ${law_files} ${text_files} ${content_files}
    COMMENT "Reading law/, text/ and content/"
    VERBATIM)

  add_executable(otor_describe ${CMAKE_SOURCE_DIR}/src/files/describe_main.cpp)
  target_link_libraries(otor_describe PRIVATE files)
  add_custom_command(
    OUTPUT ${OTOR_GENERATED}/openapi.cpp ${OTOR_GENERATED}/openapi.json
           ${OTOR_GENERATED}/web/messages.ts ${OTOR_GENERATED}/web/documents.ts
    COMMAND otor_describe ${OTOR_GENERATED}
    DEPENDS otor_describe
    COMMENT "Describing the interface"
    VERBATIM)
  list(APPEND generated_sources ${OTOR_GENERATED}/openapi.cpp)
  list(APPEND generated_web ${OTOR_GENERATED}/openapi.json ${OTOR_GENERATED}/web/messages.ts
       ${OTOR_GENERATED}/web/documents.ts)
  add_custom_target(generated_files DEPENDS ${generated_sources} ${generated_web})
endif()

add_library(generated STATIC ${generated_sources})
target_include_directories(generated PUBLIC ${CMAKE_SOURCE_DIR}/src)
target_link_libraries(generated PUBLIC law outreach handbook training coverage)
target_compile_options(generated PRIVATE -Wno-overlength-strings)
if(TARGET generated_files)
  add_dependencies(generated generated_files)
endif()
