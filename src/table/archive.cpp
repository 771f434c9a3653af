// SPDX-License-Identifier: Apache-2.0
#include "table/archive.h"

#include <zlib.h>

#include <array>

namespace otor::table {

namespace {

constexpr std::size_t most_parts = 2'000, longest_name = 512, longest_comment = 0xFFFF;
constexpr std::size_t end_length = 22, entry_length = 46, local_length = 30;

std::uint32_t number(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint32_t value = 0;
  for (std::size_t place = count; place-- > 0;)
    value = (value << 8) | static_cast<unsigned char>(bytes[at + place]);
  return value;
}

std::unexpected<Refusal> broken() { return std::unexpected(Refusal{Fault::broken_archive}); }

/// Inflates piece by piece; ends the stream whatever happens.
class Inflation {
 public:
  explicit Inflation(std::string_view packed) {
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream_.avail_in = static_cast<uInt>(packed.size());
    sound_ = inflateInit2(&stream_, -MAX_WBITS) == Z_OK;
  }
  ~Inflation() { inflateEnd(&stream_); }
  Inflation(Inflation const&) = delete;
  Inflation& operator=(Inflation const&) = delete;

  /// The next piece; empty at the end. False where the bytes are damaged.
  bool next(std::string_view& piece) {
    piece = {};
    if (!sound_) return false;
    if (ended_) return stream_.avail_in == 0;
    stream_.next_out = reinterpret_cast<Bytef*>(room_.data());
    stream_.avail_out = static_cast<uInt>(room_.size());
    auto const told = inflate(&stream_, Z_NO_FLUSH);
    ended_ = told == Z_STREAM_END;
    piece = {room_.data(), room_.size() - stream_.avail_out};
    return ended_ || (told == Z_OK && !piece.empty());
  }
  bool ended() const { return ended_; }

 private:
  z_stream stream_ = {};
  std::array<char, std::size_t{1} << 16> room_;
  bool sound_ = false, ended_ = false;
};

}  // namespace

Read<Archive> Archive::over(std::string_view bytes, Limits const& limits) {
  Archive archive(bytes, limits.unpacked);
  auto const at = bytes.rfind("PK\x05\x06");
  if (at == std::string_view::npos || bytes.size() - at < end_length ||
      bytes.size() - at > end_length + longest_comment)
    return broken();
  if (auto const listed = archive.list(at); !listed) return std::unexpected(listed.error());
  return archive;
}

Read<void> Archive::list(std::size_t end_record) {
  auto const count = number(bytes_, end_record + 10, 2);
  std::size_t at = number(bytes_, end_record + 16, 4);
  if (number(bytes_, end_record + 4, 4) != 0 || count > most_parts) return broken();
  for (std::uint32_t entry = 0; entry < count; ++entry) {
    if (at > end_record || end_record - at < entry_length) return broken();
    auto const head = bytes_.substr(at, entry_length);
    auto const name_length = number(head, 28, 2);
    auto const length = entry_length + name_length + number(head, 30, 2) + number(head, 32, 2);
    constexpr std::uint32_t encrypted = 1;
    if (!head.starts_with("PK\x01\x02") || name_length > longest_name || end_record - at < length ||
        (number(head, 8, 2) & encrypted) != 0)
      return broken();
    Part const part{number(head, 10, 2), number(head, 16, 4), number(head, 20, 4),
                    number(head, 24, 4), number(head, 42, 4)};
    // Two parts of one name: what is read would hang on who reads it.
    if (!parts_.emplace(bytes_.substr(at + entry_length, name_length), part).second)
      return broken();
    at += length;
  }
  return {};
}

Read<std::string_view> Archive::packed(std::string const& name, Part const& part) const {
  if (part.begins > bytes_.size() || bytes_.size() - part.begins < local_length) return broken();
  auto const head = bytes_.substr(part.begins, local_length);
  auto const name_length = number(head, 26, 2);
  auto const begins = std::size_t{part.begins} + local_length + name_length + number(head, 28, 2);
  if (!head.starts_with("PK\x03\x04") ||
      bytes_.substr(part.begins + local_length, name_length) != name || begins > bytes_.size() ||
      bytes_.size() - begins < part.packed)
    return broken();
  return bytes_.substr(begins, part.packed);
}

Read<void> Archive::unpack(std::string const& name,
                           std::function<Read<void>(std::string_view)> const& take) {
  constexpr std::uint32_t stored = 0, deflated = 8;
  auto const found = parts_.find(name);
  if (found == parts_.end()) return std::unexpected(Refusal{Fault::broken_workbook});
  auto const& part = found->second;
  auto const inside = packed(name, part);
  if (!inside) return std::unexpected(inside.error());
  if (part.unpacked > left_) return std::unexpected(Refusal{Fault::too_large});
  std::size_t length = 0;
  auto checksum = crc32(0, nullptr, 0);
  auto const pass = [&](std::string_view piece) -> Read<void> {
    length += piece.size();
    if (length > part.unpacked) return broken();
    checksum = crc32(checksum, reinterpret_cast<Bytef const*>(piece.data()),
                     static_cast<uInt>(piece.size()));
    left_ -= piece.size();
    return take(piece);
  };
  if (part.method == stored) {
    if (auto const passed = pass(*inside); !passed) return passed;
  } else if (part.method == deflated) {
    Inflation inflation(*inside);
    for (std::string_view piece; !inflation.ended();) {
      if (!inflation.next(piece)) return broken();
      if (auto const passed = pass(piece); !passed) return passed;
    }
  } else {
    return broken();
  }
  if (length != part.unpacked || checksum != part.checksum) return broken();
  return {};
}

}  // namespace otor::table
