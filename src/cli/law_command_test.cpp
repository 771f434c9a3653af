// SPDX-License-Identifier: Apache-2.0
#include "cli/law_command.h"

#include <doctest/doctest.h>

#include <sstream>

#include "cli/law_words.h"
#include "files/law_files.h"
#include "files/temporary_folder.h"
#include "law/default_pack.h"
#include "wire/pack.h"

namespace otor::cli {
namespace {

std::string wage(std::string const& later) {
  return R"(title = { mn = "Доод хэмжээ", kk = "Ең төменгі жалақы", en = "Minimum wage" }
unit = "tugrug_per_month"
checked = 2026-11-23
[[since]]
date = 2024-01-01
value = 660_000
source = { act = "An act", article = "art. 3", url = "https://example.org/", confidence = "high" }
[[since]]
date = 2025-04-01
)" + later +
         R"(
source = { act = "Another act", article = "", url = "", confidence = "low" }
)";
}

std::string const acts = R"([[act]]
en = "An act"
mn = "Хууль"
kk = "Заң"
[[act]]
en = "Another act"
mn = "Өөр хууль"
kk = "Басқа заң"
)";

bool has(std::ostringstream const& stream, std::string const& words) {
  INFO(stream.str());
  auto const found = stream.str().find(words) != std::string::npos;
  CHECK(found);
  return found;
}

struct Law {
  explicit Law(std::string const& later) {
    folder.put("mn/wage/minimum_wage.toml", wage(later));
    folder.put("mn/acts.toml", acts);
  }
  law::Pack pack() const { return *files::load_law(folder.path()); }
  files::TemporaryFolder folder;
};

}  // namespace

TEST_CASE("the pack built into the phone's core, which does not prove it, stands every proof") {
  auto const proved = wire::read_pack(law::default_pack());
  auto const taken = wire::read_own_pack(law::default_pack());
  REQUIRE(proved);
  REQUIRE(taken);
  CHECK(taken->id == proved->id);
  CHECK(wire::pack_id(*taken) == proved->id);
}

TEST_CASE("check says what it read, or every problem and 1") {
  std::ostringstream out, err;
  Law const sound("value = 792_000"), wrong("value = 792_000.0");
  // It says what it read, and that it is not all that calculations need.
  CHECK(law_check(sound.folder.path(), out, err) == 1);
  CHECK(has(out, "1 parameters, 0 questions, nothing wrong"));
  CHECK(has(err, "the law has no such parameter"));
  CHECK(law_check(wrong.folder.path(), out, err) == 1);
  CHECK(has(err, "wage/minimum_wage.toml:10: "));
  CHECK(law_check(wrong.folder.path() / "nowhere", out, err) == 1);
}

TEST_CASE("show marks the entry in force, in pairs around its first day") {
  Law const law("value = 792_000");
  std::ostringstream before, from, err;
  CHECK(law_show("minimum_wage", "2025-03", law.pack(), before, err) == 0);
  CHECK(has(before, "> from 2024-01-01  660,000"));
  CHECK(has(before, "  from 2025-04-01  792,000"));
  CHECK(law_show("minimum_wage", "2025-04", law.pack(), from, err) == 0);
  CHECK(has(from, "> from 2025-04-01  792,000"));
  CHECK(has(from, "article: not seen"));
  CHECK(has(from, "article: art. 3"));
  CHECK(err.str().empty());
}

TEST_CASE("show: not known, not found, and a month that is none") {
  Law const law("unknown = true");
  std::ostringstream out, err;
  CHECK(law_show("minimum_wage", "", law.pack(), out, err) == 0);
  CHECK(law_show("minimum_wage", "2025-04", law.pack(), out, err) == 1);
  CHECK(law_show("minimum_wage", "2023-12", law.pack(), out, err) == 1);
  CHECK(has(err, "not known for 2023-12"));
  CHECK(law_show("wage", "", law.pack(), out, err) == 1);
  CHECK(has(err, "Perhaps: minimum_wage"));
  CHECK(law_show("minimum_wage", "2025-13", law.pack(), out, err) == 2);
}

TEST_CASE("show without a name tells every parameter and every question, a line each") {
  auto const pack = wire::read_pack(law::default_pack());
  std::ostringstream last, before, err;
  CHECK(law_show("", "", *pack, last, err) == 0);
  for (auto const& parameter : pack->parameters) CHECK(has(last, parameter.name + " "));
  for (auto const& question : pack->questions) CHECK(has(last, question.name + " "));
  Law const law("value = 792_000");
  CHECK(law_show("", "2025-03", law.pack(), before, err) == 0);
  CHECK(has(before, "from 2024-01-01  660,000 tögrög a month"));
  std::ostringstream none;
  CHECK(law_show("", "2023-12", law.pack(), none, err) == 0);
  CHECK(has(none, "not known"));
}

TEST_CASE("a pack that was written shows no difference to its folder") {
  Law const law("value = 792_000");
  std::ostringstream out, err;
  auto const file = law.folder.path() / "law.pack";
  CHECK(law_pack(law.folder.path() / "mn", file, out, err) == 0);
  std::ostringstream difference;
  CHECK(law_diff(law.folder.path(), file, difference, err) == 0);
  CHECK(has(difference, "0 added, 0 removed, 0 changed"));
  // A pack leaves notes out; two folders are compared with theirs.
  Law const noted("value = 792_000\nnote = \"Read twice.\"");
  std::ostringstream beside_pack, beside_folder;
  CHECK(law_diff(noted.folder.path(), file, beside_pack, err) == 0);
  CHECK(has(beside_pack, "0 added, 0 removed, 0 changed"));
  CHECK(law_diff(law.folder.path(), noted.folder.path(), beside_folder, err) == 0);
  CHECK(has(beside_folder, "from 2025-04-01, note  \"\" -> \"Read twice.\""));
  CHECK(law_pack(law.folder.path() / "mn",
                 law.folder.path() / "mn" / "wage" / "minimum_wage.toml" / "x", out, err) == 1);
}

TEST_CASE("diff tells what changed, entry by entry") {
  Law const old_law("value = 792_000"), new_law("value = 800_000");
  new_law.folder.put("mn/more.toml", wage("value = 1"));
  std::ostringstream out, err;
  CHECK(law_diff(old_law.folder.path(), new_law.folder.path(), out, err) == 0);
  CHECK(has(out, "+ more"));
  CHECK(has(out, "~ minimum_wage"));
  CHECK(has(out, "792,000 tögrög a month -> 800,000 tögrög a month"));
  CHECK(has(out, "1 added, 0 removed, 1 changed"));
  CHECK(law_diff(old_law.folder.path(), "nowhere", out, err) == 1);
}

TEST_CASE("values are written as people write them") {
  CHECK(value_in_words(std::int64_t{792'000}, "tugrug_per_month") == "792,000 tögrög a month");
  CHECK(value_in_words(std::int64_t{1}, "months") == "1 month");
  CHECK(value_in_words(Rate{115'000}, "share") == "11.5 %");
  CHECK(value_in_words(std::vector<law::Tier>{{3, {500'000}}, {60, {550'000}}},
                       "share_by_months") == "from 3 months 50 %; from 60 months 55 %");
  CHECK(value_in_words(law::YearRamp{2017, 2037, 240, 3}, "months_by_year") ==
        "240 months up to 2017, 3 more each year, 300 from 2037");
}

TEST_CASE("the law built in can be read") { CHECK(chosen_law("")); }

}  // namespace otor::cli
