# SPDX-License-Identifier: Apache-2.0
# CMake knows no WASI and asks for this file by name; all there is to say stands in the toolchain
# file.
