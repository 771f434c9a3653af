// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "app/certificate_text.h"
#include "press/pdf.h"

namespace otor::press {
namespace {

// As long as words may be.
app::CertificatePaper longest() {
  auto const letters = [](std::size_t count) {
    std::string words;
    for (std::size_t i = 0; i < count; ++i) words += i % 9 == 8 ? " " : "ө";
    return words;
  };
  app::CertificatePaper paper;
  paper.name = paper.course = paper.trainer = letters(120);
  paper.lessons.assign(8, letters(97));
  paper.hours = 400;
  paper.days = {"2026-12-07", "2026-12-08", "2026-12-09", "2026-12-10"};
  paper.on = "2026-12-11";
  paper.through = "2028-12-10";
  paper.number = "K7Q2-M9XR-4TBD";
  paper.site = "https://otor.example";
  paper.made_up = true;
  return paper;
}

}  // namespace

TEST_CASE("a certificate stands on one page, however long its words are") {
  for (auto const language : {Language::mn, Language::kk, Language::en}) {
    auto const document = app::certificate_document(longest(), language);
    REQUIRE(document);
    std::size_t bytes = 0;
    Pdf pdf([&](std::string_view more) { return bytes += more.size(), true; }, certificate(),
            *document);
    CHECK(pdf.add(*document) == Result<std::size_t>(1));
    CHECK(pdf.finish());
    CHECK(bytes > 1000);
  }
}

}  // namespace otor::press
