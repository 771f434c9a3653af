// SPDX-License-Identifier: Apache-2.0
// Tables of figures over HTTP, with the real store.
#include "server/api_for_tests.h"

using namespace otor;
using namespace otor::server;

namespace {

std::string bearer(std::string const& token) { return "Authorization: Bearer " + token + "\r\n"; }

struct Desk {
  Home home;
  std::string head = bearer(home.sign_in("head"));

  std::string take(std::string const& way, std::string const& more, std::string const& file) {
    return home.ask("POST",
                    "/api/head/figures/" + way +
                        "?indicator=paid_12_months&as_of=2021-06-30&source=%D0%9D%D0%A5&" + more,
                    head, file);
  }
  std::string list() { return body(home.ask("GET", "/api/head/figures", head)); }
};

bool has(std::string const& text, std::string_view word) {
  return text.find(word) != std::string::npos;
}

}  // namespace

TEST_CASE("a table is tried, imported once under its key, listed and undone") {
  Desk desk;
  std::string const file = "code,value\n18301,12\n";
  auto const tried = desk.take("check", "file=a.csv", file);
  CHECK(status(tried) == 200);
  CHECK(has(body(tried), R"("imported":false)"));
  CHECK(has(body(tried), R"("reasons":[])"));
  CHECK(has(body(tried), R"("encoding":"utf-8")"));
  CHECK_FALSE(has(desk.list(), R"("indicator":"paid_12_months","as_of")"));
  auto const made = desk.take("import", "key=one", file);
  CHECK(status(made) == 200);
  CHECK(has(body(made), R"("imported":true)"));
  CHECK(has(body(desk.take("import", "key=one", file)), R"("imported":true)"));
  auto const again = body(desk.take("import", "key=two", file));
  CHECK(has(again, R"("imported":false)"));
  CHECK(has(again, "imported_already"));
  CHECK(desk.home.audited("figures_imported") == std::vector<std::string>{"head "});
  auto const list = desk.list();
  CHECK(has(list, R"("source":"НХ")"));
  auto const at = list.find(R"("set":{"id":")") + 13;
  auto const undo = R"({"set":")" + list.substr(at, 36) + R"("})";
  CHECK(status(desk.home.ask("POST", "/api/head/figures/undo", desk.head, undo)) == 200);
  CHECK(has(desk.list(), R"("undone_by":"head")"));
  CHECK(desk.home.audited("figures_undone") == std::vector<std::string>{"head "});
  CHECK(has(body(desk.take("import", "key=three", file)), R"("imported":true)"));
}

TEST_CASE("a row outside a head's areas is a reason, and nothing is imported") {
  Desk desk;
  auto const made = desk.take("import", "key=one", "code,value\n18301,12\n18401,5\n");
  CHECK(status(made) == 200);
  CHECK(has(body(made), R"("imported":false)"));
  CHECK(has(body(made), R"("line":3,"column":1,"code":"area_foreign","text":"18401")"));
  CHECK(desk.home.audited("figures_imported").empty());
}

TEST_CASE("how a file is to be read may be said, and only so that it can be read") {
  Desk desk;
  std::string const old = "\xD1\xF3\xEC;value\n\xD2\xEE\xEB\xE1\xEE;5\n";
  CHECK(has(body(desk.take("check", "", old)), R"("encoding":"windows-1251")"));
  CHECK(has(body(desk.take("check", "encoding=utf-8", old)), "file_wrong_encoding"));
  CHECK(has(body(desk.take("check", "separator=%3B&columns=1%3Dcode%2C2%3Dvalue%3Apaid_12_months",
                           "a;b\n18301;5\n")),
            R"("reasons":[])"));
  for (auto const* wrong : {"encoding=latin", "separator=x", "header=x", "sheet=%Z1", "file=%D0"})
    CHECK(status(desk.take("check", wrong, "code,value\n18301,5\n")) == 400);
  CHECK(status(desk.take("import", "", "code,value\n18301,5\n")) == 400);  // no key
}

TEST_CASE("a file has a bound, and officers import nothing") {
  Desk desk;
  CHECK(has(body(desk.take("check", "", std::string((std::size_t{8} << 20) - 100, 'a'))),
            "file_too_large"));
  CHECK(status(desk.take("check", "", std::string((std::size_t{8} << 20) + 1, 'a'))) == 413);
  auto const officer = bearer(desk.home.sign_in("ulgii"));
  CHECK(status(desk.home.ask("GET", "/api/head/figures", officer)) == 403);
  CHECK(status(desk.home.ask("POST", "/api/head/figures/import?key=a", officer, "x")) == 403);
  CHECK(status(desk.home.ask("POST", "/api/head/figures/undo", officer, "{}")) == 403);
}
