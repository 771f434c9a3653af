// SPDX-License-Identifier: Apache-2.0
#include "server/encoding.h"

#include <brotli/encode.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace otor::server {

namespace {

constexpr int gzip_window = 15 + 16, gzip_effort = 5, gzip_memory = 8;

struct Inflating {
  z_stream stream{};
  ~Inflating() { inflateEnd(&stream); }
};

Bytef* bytes_of(std::string_view text) {
  return reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

bool refused(std::string_view parameters) {
  auto const q = parameters.find("q=");
  return q != std::string_view::npos &&
         parameters.substr(q + 2).find_first_not_of("0. \t") == std::string_view::npos;
}

}  // namespace

std::string gzip(std::string_view bytes) {
  z_stream stream{};
  deflateInit2(&stream, gzip_effort, Z_DEFLATED, gzip_window, gzip_memory, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = bytes_of(bytes);
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = bytes_of(out);
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

struct GzipParts::Stream {
  z_stream z{};

  std::string deflated(std::string_view part, int flush) {
    z.next_in = bytes_of(part);
    z.avail_in = static_cast<uInt>(part.size());
    std::string out;
    std::array<char, 64 * 1024> chunk{};
    do {
      z.next_out = reinterpret_cast<Bytef*>(chunk.data());
      z.avail_out = chunk.size();
      deflate(&z, flush);
      out.append(chunk.data(), chunk.size() - z.avail_out);
    } while (z.avail_out == 0);
    return out;
  }
};

GzipParts::GzipParts() : stream_(std::make_unique<Stream>()) {
  deflateInit2(&stream_->z, gzip_effort, Z_DEFLATED, gzip_window, gzip_memory, Z_DEFAULT_STRATEGY);
}
GzipParts::~GzipParts() { deflateEnd(&stream_->z); }
std::string GzipParts::put(std::string_view part) { return stream_->deflated(part, Z_SYNC_FLUSH); }
std::string GzipParts::end() { return stream_->deflated({}, Z_FINISH); }

Result<std::string> gunzip(std::string_view bytes, std::size_t largest) {
  Inflating inflating;
  z_stream& stream = inflating.stream;
  if (inflateInit2(&stream, gzip_window) != Z_OK)
    return problem(ProblemKind::internal, "No memory to unpack.");
  stream.next_in = bytes_of(bytes);
  stream.avail_in = static_cast<uInt>(bytes.size());
  std::string out;
  std::array<char, 64 * 1024> chunk{};
  int result = Z_OK;
  while (result == Z_OK) {
    stream.next_out = reinterpret_cast<Bytef*>(chunk.data());
    stream.avail_out = chunk.size();
    result = inflate(&stream, Z_NO_FLUSH);
    out.append(chunk.data(), chunk.size() - stream.avail_out);
    if (out.size() > largest)
      return problem(ProblemKind::too_large, "Unpacked, the body is too large.");
    if (result == Z_OK && stream.avail_in == 0 && stream.avail_out != 0) break;
  }
  if (result != Z_STREAM_END || stream.avail_in != 0) {
    return problem(ProblemKind::bad_value, "The body is not one whole gzip stream.");
  }
  return out;
}

std::string brotli(std::string_view bytes) {
  std::size_t size = BrotliEncoderMaxCompressedSize(bytes.size());
  std::string out(std::max<std::size_t>(size, 64), '\0');
  size = out.size();
  if (BrotliEncoderCompress(9, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_GENERIC, bytes.size(),
                            bytes_of(bytes), &size, bytes_of(out)) == BROTLI_FALSE) {
    return {};
  }
  out.resize(size);
  return out;
}

bool accepts(std::string_view accept_encoding, std::string_view coding) {
  while (!accept_encoding.empty()) {
    auto const comma = std::min(accept_encoding.find(','), accept_encoding.size());
    auto const item = accept_encoding.substr(0, comma);
    auto const semicolon = std::min(item.find(';'), item.size());
    if (trimmed(item.substr(0, semicolon)) == coding) return !refused(item.substr(semicolon));
    accept_encoding.remove_prefix(std::min(comma + 1, accept_encoding.size()));
  }
  return false;
}

bool ends_where_it_says(std::string_view transfer_encoding) {
  constexpr std::string_view chunked = "chunked";
  return transfer_encoding.empty() ||
         std::ranges::equal(transfer_encoding, chunked, [](unsigned char one, unsigned char other) {
           return std::tolower(one) == other;
         });
}

std::string four_bytes(std::size_t number) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>((number >> shift) & 0xff);
  return bytes;
}

}  // namespace otor::server
