# SPDX-License-Identifier: Apache-2.0
set(OTOR_SANITIZE "" CACHE STRING "Sanitizers for every target, such as address,undefined")
if(OTOR_SANITIZE)
  add_compile_options(-fsanitize=${OTOR_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${OTOR_SANITIZE})
endif()
