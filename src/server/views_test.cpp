// SPDX-License-Identifier: Apache-2.0
// Saved views over HTTP: each account sees and changes its own alone, and nothing hostile is kept.
#include "server/department_for_tests.h"

namespace otor::server {
namespace {

constexpr char path[] = "/api/desk/views";

class Views : public Department {
 public:
  std::string order(std::string const& who, std::string const& words) {
    return ask("POST", path, who, words);
  }
  static std::string keeping(std::string const& id, std::string const& name,
                             std::string const& address) {
    return R"({"what":"keep","view":")" + id + R"(","name":")" + name + R"(","address":")" +
           address + "\"}";
  }
  int keep(std::string const& who, std::string const& id, std::string const& name,
           std::string const& address = "#/desk/worklist") {
    return status(order(who, keeping(id, name, address)));
  }
  std::vector<std::string> names(std::string const& who) {
    std::vector<std::string> all;
    auto const answer = asked(path, who);
    for (auto const& view : answer.at("views").as_array()) all.push_back(text_in(view, "name"));
    return all;
  }
};

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("each account sees and changes its own views alone") {
  Views here;
  auto const first = here.key(), second = here.key();
  CHECK(here.keep(here.head, first, "Overdue", "#/desk/worklist?state=overdue") == 200);
  CHECK(here.keep(here.head, second, "Baghs") == 200);
  CHECK(here.names(here.head) == Names{"Baghs", "Overdue"});
  CHECK(here.names(here.other).empty());
  CHECK(here.names(here.programme).empty());
  // Under the id of another's view a view of one's own is kept, or nothing is forgotten.
  CHECK(here.keep(here.other, first, "Taken") == 200);
  CHECK(status(here.order(here.far, R"({"what":"forget","view":")" + first + "\"}")) == 200);
  CHECK(here.names(here.head) == Names{"Baghs", "Overdue"});
  CHECK(here.keep(here.head, first, "Late") == 200);
  auto const left = here.order(here.head, R"({"what":"forget","view":")" + second + "\"}");
  CHECK(body(left).find("Late") != std::string::npos);
  CHECK(here.names(here.head) == Names{"Late"});
  CHECK(here.names(here.other) == Names{"Taken"});
}

TEST_CASE("whoever has no desk has no views; a cookie alone writes none") {
  Views here;
  auto const words = Views::keeping(here.key(), "Mine", "#/desk");
  CHECK(status(here.ask("GET", path, here.officer)) == 403);
  CHECK(status(here.order(here.officer, words)) == 403);
  CHECK(status(here.ask("GET", path)) == 401);
  CHECK(status(here.order("X-Otor: 1\r\n", words)) == 401);
  auto const cookie = "Cookie: otor_session=" + here.sign_in("head") + "\r\n";
  CHECK(status(here.order(cookie, words)) == 403);
  CHECK(status(here.order(cookie + "Origin: https://other.example\r\n", words)) == 403);
  CHECK(here.names(here.head).empty());
  CHECK(status(here.order(cookie + "X-Otor: 1\r\n", words)) == 200);
  CHECK(here.names(here.head) == Names{"Mine"});
}

TEST_CASE("an order that is none changes nothing") {
  Views here;
  auto const id = here.key();
  REQUIRE(here.keep(here.head, id, "Mine") == 200);
  auto const kept = body(here.ask("GET", path, here.head));
  auto const refused = [&](std::string const& words, int as = 400) {
    CAPTURE(words.substr(0, 200));
    CHECK(status(here.order(here.head, words)) == as);
    CHECK(body(here.ask("GET", path, here.head)) == kept);
  };
  for (std::string const words :
       {"", "{", "[]", "null", "{}", R"({"what":"keep"})", R"({"what":"drop","view":"x"})",
        R"({"what":"forget","view":"1"})", R"({"what":"forget"})"})
    refused(words);
  refused(R"({"what":"keep","view":")" + id + "\"}");
  refused(R"({"what":"keep","view":")" + id + R"(","name":"A","address":"#/desk","user":"far"})");
  refused(R"({"what":"keep","view":")" + id + R"(","name":["A"],"address":"#/desk"})");
  refused(R"({"what":"keep","view":")" + id + R"(","name":"A","name":"B","address":"#/desk"})");
  for (std::string const address :
       {"https://other.example/", "//other.example", "javascript:alert(1)", "#/officer", "/desk",
        "#/desk/../officer", "#/desk/nothing", "#/desk?a=<script>", "#/desk?a='or'1"})
    refused(Views::keeping(id, "A", address));
  refused(Views::keeping(id, "\xC3\x28", "#/desk"));
  refused(Views::keeping(here.key(), "mine", "#/desk"));  // it is called so, but for a capital
  refused(Views::keeping(id, "A", "#/desk?" + std::string(5'000, 'a')), 413);
  CHECK(here.keep(here.programme, id, "A", "#/desk/worklist") == 400);  // no page of hers
  CHECK(here.keep(here.programme, id, "A", "#/desk/coverage") == 200);
  // A hostile name is a name.
  CHECK(here.keep(here.head, here.key(), "<b>'); DROP TABLE saved_view; --") == 200);
  CHECK(here.names(here.head).size() == 2);
}

TEST_CASE("fifty and not one more") {
  Views here;
  for (int number = 0; number < 50; ++number)
    REQUIRE(here.keep(here.head, here.key(), "View " + std::to_string(number)) == 200);
  CHECK(here.keep(here.head, here.key(), "One more") == 400);
  CHECK(here.names(here.head).size() == 50);
}

}  // namespace otor::server
