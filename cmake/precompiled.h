// SPDX-License-Identifier: Apache-2.0
#pragma once
// What most files begin with: parts of the standard library, and what an event, a book of
// households and an answer are.

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <sstream>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include <boost/describe.hpp>

#include "outreach/book.h"
#include "wire/json.h"
