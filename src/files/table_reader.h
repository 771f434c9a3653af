// SPDX-License-Identifier: Apache-2.0
#pragma once
// Takes typed values out of a TOML table and notes every problem with its file and line, instead of
// stopping at the first: a person who mends a file wants to see all of it.

#include <boost/describe/enum_from_string.hpp>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "files/toml_tree.h"
#include "law/parameter.h"

namespace otor::files {

/// The problems of one file. Every detail begins with `wage/minimum_wage.toml:12: `.
class FileProblems {
 public:
  FileProblems(std::string file, std::vector<Problem>& all) : file_(std::move(file)), all_(all) {}

  void add(int line, ProblemKind kind, std::string_view what);
  bool any() const { return any_; }
  std::string const& file() const { return file_; }

 private:
  std::string file_;
  std::vector<Problem>& all_;
  bool any_ = false;
};

/// "wage/minimum_wage.toml:12: "
std::string address(std::string_view file, int line);

enum class Need { must_stand, may_be_absent };

class TableReader {
 public:
  /// Keys that are not among `keys` are problems at once.
  TableReader(FileProblems& problems, TomlTable const& table, int line,
              std::initializer_list<std::string_view> keys);

  std::string text(std::string_view key, Need need = Need::must_stand);
  std::int64_t whole(std::string_view key);
  Date date(std::string_view key);
  /// A share as people write it: "11.5 %", with up to four decimals.
  Rate share(std::string_view key);
  Month month(std::string_view key);
  /// { mn = "...", kk = "...", en = "..." }
  law::Text three_languages(std::string_view key);
  std::vector<std::string> texts(std::string_view key);
  /// A key that may only say `true`, or be absent.
  bool flag(std::string_view key);

  /// A table or a list of tables below; null or empty after a problem.
  TomlNode const* table(std::string_view key);
  std::vector<TomlNode const*> tables(std::string_view key);

  bool has(std::string_view key) const { return member_of(table_, key) != nullptr; }
  int line_of(std::string_view key) const;
  int line() const { return line_; }
  FileProblems& problems() { return problems_; }

 private:
  TomlNode const* found(std::string_view key, Need need);
  void refuse(TomlNode const& node, std::string_view key, std::string_view wanted);

  FileProblems& problems_;
  TomlTable const& table_;
  int line_;
};

/// One of the words of a described enum; nothing, and a problem, for any other.
template <class Word>
std::optional<Word> word_of(TableReader& reader, std::string_view key) {
  Word word{};
  auto const text = reader.text(key);
  if (boost::describe::enum_from_string(text.c_str(), word)) return word;
  if (!text.empty()) {
    reader.problems().add(reader.line_of(key), ProblemKind::bad_value,
                          "\"" + text + "\" is no " + std::string(key) + " that is known.");
  }
  return std::nullopt;
}

/// "11.5 %" is Rate{115'000}. Exactly one space, no sign, at most four decimals; nothing for any
/// other form.
std::optional<Rate> share_of_text(std::string_view text);

}  // namespace otor::files
