// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cstdio>
#include <memory>
#include <sstream>

#include "app/law_for_tests.h"
#include "cli/handbook_command.h"
#include "cli/sheet_command.h"
#include "files/plain_file.h"
#include "files/temporary_folder.h"
#include "law/default_pack.h"

namespace otor::cli {
namespace {

using app::law_for_tests;

constexpr std::string_view woman = R"({"on":"2026-11","sex":"female","born":"1996-03",)"
                                   R"("plan":{"from":"2026-12","as":"herder","income":"minimum"}})";

struct Printed {
  int exit_code = 0;
  std::string said, bytes;
};

Printed print(std::string const& lines, std::string const& name = "sheets.pdf") {
  files::TemporaryFolder folder;
  folder.put("in", lines);
  std::unique_ptr<std::FILE, decltype(&std::fclose)> in(
      std::fopen((folder.path() / "in").c_str(), "r"), std::fclose);
  std::ostringstream err;
  SheetOptions options;
  options.file = folder.path() / name;
  Printed printed;
  printed.exit_code = sheets(options, Language::mn, law_for_tests(), in.get(), err);
  printed.said = err.str();
  auto const bytes = files::read_file(options.file, std::size_t{1} << 26);
  if (bytes) printed.bytes = *bytes;
  CHECK_FALSE(std::filesystem::exists(options.file.string() + ".part"));
  return printed;
}

}  // namespace

TEST_CASE("a sheet is printed for every line, and a line that is wrong stops none") {
  auto const printed = print(std::string(woman) + "\nnonsense\n" + std::string(woman) + "\n");
  CHECK(printed.exit_code == 1);
  CHECK(printed.said.starts_with("otor: line 2: bad_json: "));
  CHECK(printed.bytes.starts_with("%PDF-"));
}

TEST_CASE("where no line can be answered no file is left") {
  auto const printed = print("nonsense\n");
  CHECK(printed.exit_code == 1);
  CHECK(printed.bytes.empty());
  CHECK(printed.said.find("There is nothing to print.") != std::string::npos);
}

TEST_CASE("a file that cannot be written is told") {
  auto const printed = print(std::string(woman) + "\n", "no/such/folder.pdf");
  CHECK(printed.exit_code == 1);
  CHECK(printed.said.find("cannot be written") != std::string::npos);
}

TEST_CASE("a handbook is printed, and what of it is stale is listed") {
  files::TemporaryFolder folder;
  HandbookOptions options;
  options.file = folder.path() / "handbook.pdf";
  std::ostringstream out, err;
  auto const december = month_of(2026, 12);
  CHECK(handbook_print(options, Language::kk, december, law_for_tests(), err) == 0);
  CHECK(err.str().empty());
  CHECK(std::filesystem::file_size(options.file) > 100'000);

  options.printed_for = "2026-12";
  CHECK(handbook_check(options, Language::en, december, law_for_tests(), out, err) == 0);
  CHECK(out.str().empty());
  options.month = "2027-01";
  CHECK(handbook_check(options, Language::en, december, law_for_tests(), out, err) == 1);
  CHECK(out.str().find("{minimum_wage}  792,000 → 1,000,000") != std::string::npos);
}

TEST_CASE("a department's own chapter is printed and checked with the rest, and told where wrong") {
  files::TemporaryFolder own;
  HandbookOptions options;
  options.content = own.path();
  options.printed_for = "2026-12";
  options.month = "2027-01";
  std::ostringstream out, err;
  auto const december = month_of(2026, 12);
  auto const check = [&](std::string const& words) {
    own.put("16_our_soum.toml",
            "icon = \"page\"\ntitle = { mn = \"Манай\", kk = \"Біздің\", en = \"Ours\" }\n"
            "[[block]]\nkind = \"text\"\nmn = \"" +
                words + "\"\nkk = \"" + words + "\"\nen = \"" + words + "\"\n");
    return handbook_check(options, Language::en, december, law_for_tests(), out, err);
  };
  CHECK(check("{minimum_wage}") == 1);
  CHECK(err.str().empty());
  CHECK(out.str().find("Ours\n  1  {minimum_wage}  792,000 → 1,000,000\n") != std::string::npos);
  CHECK(check("{no_such_wage}") == 1);
  CHECK(err.str() ==
        "otor: bad_value: 16_our_soum.toml:3: there is no parameter "
        "\"no_such_wage\".\n");
  options.file = own.path() / "handbook.pdf";
  CHECK(handbook_print(options, Language::en, december, law_for_tests(), err) == 1);
  CHECK_FALSE(std::filesystem::exists(options.file));
}

TEST_CASE("a month that does not exist and an aimag that nobody has are refused") {
  HandbookOptions options;
  options.file = "/nowhere/handbook.pdf";
  options.month = "2026-13";
  std::ostringstream err;
  CHECK(handbook_print(options, Language::mn, month_of(2026, 12), law_for_tests(), err) == 1);
  CHECK(err.str().find("bad_month") != std::string::npos);
  options.month = "";
  options.facts = "data/mn";
  options.aimag = "999";
  CHECK(handbook_print(options, Language::mn, month_of(2026, 12), law_for_tests(), err) == 1);
  CHECK(err.str().find("There is no soum of 999.") != std::string::npos);
}

}  // namespace otor::cli
