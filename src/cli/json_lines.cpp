// SPDX-License-Identifier: Apache-2.0
#include "cli/json_lines.h"

#include <string>
#include <vector>

#include "app/calculation_calls.h"

namespace otor::cli {
namespace {

constexpr std::size_t longest_line = std::size_t{4} << 20;
constexpr std::size_t chunk = std::size_t{1} << 16;

// Collects lines out of chunks; of a line that is too long only the beginning is kept, and it is
// marked.
class Lines {
 public:
  template <class Take>
  void feed(std::string_view text, Take take) {
    for (;;) {
      auto const end = text.find('\n');
      keep(text.substr(0, end));
      if (end == std::string_view::npos) return;
      finish(take);
      text.remove_prefix(end + 1);
    }
  }

  template <class Take>
  void finish(Take take) {
    take(std::string_view(line_));
    line_.clear();
  }

  bool empty() const { return line_.empty(); }

 private:
  void keep(std::string_view text) {
    auto const room = longest_line + 1 - std::min(line_.size(), longest_line + 1);
    line_.append(text.substr(0, room));
  }

  std::string line_;
};

}  // namespace

bool for_each_line(std::FILE* in, std::function<void(std::string_view)> const& take) {
  Lines lines;
  std::vector<char> buffer(chunk);
  for (std::size_t read = 0; (read = std::fread(buffer.data(), 1, buffer.size(), in)) > 0;)
    lines.feed({buffer.data(), read}, take);
  if (!lines.empty()) lines.finish(take);
  return std::ferror(in) == 0;
}

int answer_lines(std::string_view call, app::Explained explained, app::LawInForce const& law,
                 std::FILE* in, std::FILE* out) {
  std::string answers;
  bool written = true;
  auto const flush = [&] {
    written = written && std::fwrite(answers.data(), 1, answers.size(), out) == answers.size();
    answers.clear();
  };
  auto const answer = [&](std::string_view line) {
    answers += app::answer_calculation_text(call, line, explained, law);
    answers += '\n';
    if (answers.size() > chunk) flush();
  };
  bool const read = for_each_line(in, answer);
  flush();
  written = written && std::fflush(out) == 0;
  return written && read ? 0 : 1;
}

}  // namespace otor::cli
