// SPDX-License-Identifier: Apache-2.0
#pragma once
// A ZIP file in memory, read part by part. Only what workbooks are made of is taken: parts stored
// or deflated, neither encrypted nor over four gigabytes nor spread over files.

#include <cstdint>
#include <functional>
#include <map>
#include <string>

#include "table/table.h"

namespace otor::table {

class Archive {
 public:
  /// Reads the list of parts. `bytes` outlive the archive.
  static Read<Archive> over(std::string_view bytes, Limits const& limits);

  bool has(std::string const& name) const { return parts_.contains(name); }

  /// Hands a part piece by piece to `take`, which may refuse. What all parts together come to is
  /// bounded, whatever they say of themselves; length and checksum must be as they say.
  Read<void> unpack(std::string const& name,
                    std::function<Read<void>(std::string_view)> const& take);

 private:
  struct Part {
    std::uint32_t method = 0, checksum = 0, packed = 0, unpacked = 0, begins = 0;
  };
  Archive(std::string_view bytes, std::size_t most) : bytes_(bytes), left_(most) {}
  Read<void> list(std::size_t end_record);
  Read<std::string_view> packed(std::string const& name, Part const& part) const;

  std::string_view bytes_;
  std::size_t left_;
  std::map<std::string, Part, std::less<>> parts_;
};

}  // namespace otor::table
