// SPDX-License-Identifier: Apache-2.0
#include "app/certificate_text.h"

#include <doctest/doctest.h>

#include "app/words_for_tests.h"

namespace otor::app {
namespace {

CertificatePaper a_paper() {
  CertificatePaper paper;
  paper.name = "Баянжаргалын Оюун";
  paper.course = "Хууль ба тооцоо";
  paper.lessons = {"Тоо хаанаас ирдэг вэ", "Нэг сар хэдэн төгрөг вэ"};
  paper.hours = 12;
  paper.days = {"2026-12-07", "2026-12-08"};
  paper.on = "2026-12-09";
  paper.through = "2028-12-08";
  paper.number = "K7Q2M9XR4T";
  paper.trainer = "Б.Уянга";
  paper.site = "https://otor.example";
  return paper;
}

std::string words_on(CertificatePaper const& paper, Language language = Language::mn) {
  auto const document = certificate_document(paper, language);
  REQUIRE(document);
  return handbook::text_in(document->blocks);
}

std::optional<ProblemKind> refused(auto change) {
  auto paper = a_paper();
  change(paper);
  auto const document = certificate_document(paper, Language::mn);
  return document ? std::nullopt : std::optional(document.error().kind);
}

}  // namespace

TEST_CASE("a certificate says who learned what and when, and where one sees whether it holds") {
  auto const text = words_on(a_paper());
  for (auto const* words :
       {"Баянжаргалын Оюун\n", "Хууль ба тооцоо\n", "Тоо хаанаас ирдэг вэ\u00a0· Нэг сар",
        "2026.12.07, 2026.12.08", "12\u00a0цаг", "2026.12.09", "2028.12.08", "K7Q2M9XR4T",
        "https://otor.example/#/certificate/K7Q2M9XR4T"}) {
    CAPTURE(std::string(words));
    CHECK(text.find(words) != text.npos);
  }
  auto const document = certificate_document(a_paper(), Language::kk);
  CHECK(document->language == "kk");
  CHECK(text_of(document->made) == "2026-12-09");
  CHECK(document->watermark == "");
}

TEST_CASE("what is not known of a certificate leaves no gap") {
  auto paper = a_paper();
  paper.hours = 0;
  paper.through = paper.site = "";
  paper.lessons.clear();
  auto const text = words_on(paper, Language::en);
  CHECK(text.find("It holds until the law it taught changes.") != text.npos);
  for (auto const* words : {"Length", "Lessons", "#/certificate"})
    CHECK_MESSAGE(text.find(words) == text.npos, words);
}

TEST_CASE("up to four days are named, of more the first and the last") {
  auto paper = a_paper();
  paper.days = {"2026-12-07", "2026-12-08", "2026-12-09", "2026-12-10"};
  CHECK(words_on(paper).find("2026.12.08") != std::string::npos);
  paper.days.push_back("2026-12-14");
  auto const text = words_on(paper, Language::en);
  CHECK(text.find("2026.12.07 – 2026.12.14 (5\u00a0days)") != text.npos);
  CHECK(text.find("2026.12.08") == text.npos);
}

TEST_CASE("a certificate of somebody made up says so across the page") {
  auto paper = a_paper();
  paper.made_up = true;
  CHECK(certificate_document(paper, Language::en)->watermark == "Made-up person");
}

TEST_CASE("what does not fit on a certificate is refused") {
  using Paper = CertificatePaper;
  auto const letters = [](std::size_t count) {
    std::string words;
    while (count-- > 0) words += "ө";
    return words;
  };
  CHECK(!refused([&](Paper& paper) { paper.name = letters(120); }));
  CHECK(refused([&](Paper& paper) { paper.name = letters(121); }) == ProblemKind::too_large);
  CHECK(refused([&](Paper& paper) { paper.trainer = letters(121); }) == ProblemKind::too_large);
  CHECK(refused([&](Paper& paper) { paper.course = letters(121); }) == ProblemKind::too_large);
  CHECK(!refused([&](Paper& paper) { paper.lessons.assign(8, letters(97)); }));
  CHECK(refused([&](Paper& paper) { paper.lessons.assign(8, letters(98)); }) ==
        ProblemKind::too_large);
  CHECK(refused([](Paper& paper) { paper.days.clear(); }) == ProblemKind::bad_value);
  for (auto const* wrong : {"", "a/b", "a b", "a?b", "№7"})
    CHECK(refused([&](Paper& paper) { paper.number = wrong; }) == ProblemKind::bad_value);
}

}  // namespace otor::app
