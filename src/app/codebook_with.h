// SPDX-License-Identifier: Apache-2.0
#pragma once
// The codebook of a department: the built-in one and what it adds. Apart from reading one, because
// the program that makes the built-in codebook reads codebooks before there is it.

#include <span>
#include <string>

#include "base/problem.h"
#include "outreach/codebook.h"

namespace otor::app {

/// The built-in codebook with a department's own codes beside it: texts as `wire::read_codebook`
/// reads them, one after the other. Errors: the same, and those of outreach::extend.
Result<outreach::Codebook> codebook_with(std::span<std::string const> own);

}  // namespace otor::app
