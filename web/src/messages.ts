// SPDX-License-Identifier: Apache-2.0
// The messages of the core, made from its C++ structs at every build.

export type * from './generated/messages';
