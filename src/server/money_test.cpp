// SPDX-License-Identifier: Apache-2.0
// A head pays, looks, asks, approves and closes; an officer spends. All over HTTP.
#include "allowance/scheme.h"
#include "server/api_for_tests.h"
#include "server/pile.h"
#include "wire/json.h"

namespace otor::server {
namespace {

namespace json = boost::json;

allowance::Scheme road() {
  allowance::Scheme scheme;
  scheme.code = "road";
  scheme.name = {"Зам", "Жол", "Road"};
  scheme.currency = "MNT";
  scheme.from = "2021-01-01";
  scheme.to = "2099-12-31";
  scheme.amount = 459'000;
  scheme.planned_each = 16'392;
  scheme.source = "made up";
  scheme.categories = {{"petrol", {}, std::nullopt, {}, true, true, true, false},
                       {"food", {}, std::nullopt, {}, false, false, false, false}};
  return scheme;
}

class MoneyHome : public Home {
 public:
  std::string head, officer;
  std::string today = text_of(day_in_west(SystemClock().now_ms()));
  app::LineWriter phone{{9, 1}, "ulgii", "seed"};

  MoneyHome() {
    app::Programme settled;
    settled.allowances = {road()};
    std::string text;
    wire::write(text, settled);
    REQUIRE(store->set_note(app::programme_note, text));
    head = "Authorization: Bearer " + sign_in("head") + "\r\n";
    officer = "Authorization: Bearer " + sign_in("ulgii") + "\r\n";
  }

  json::value desk(std::string const& query = "") {
    auto const answer = ask("GET", "/api/head/allowance" + query, head);
    REQUIRE(status(answer) == 200);
    return *wire::parse_strict(body(answer));
  }
  int order(std::string const& text) {
    return status(ask("POST", "/api/head/allowance", head, text));
  }
  int pay(std::string const& more = R"("officers":["ulgii"],"amount":459000)") {
    return order(R"({"what":"pay","scheme":"road","on":")" + today + "\"," + more + "}");
  }
  void write(std::string_view kind, event::Uuid subject, std::string const& what) {
    auto const line = phone.write(kind, "18301", subject, what, SystemClock().now_ms()).line;
    auto const answer =
        ask("POST", "/api/sync/push", officer,
            R"({"device":")" + text_of(phone.device()) + R"(","events":[)" + line + "]}");
    REQUIRE(body(answer).find(R"("status":"stored")") != std::string::npos);
  }
  std::string spend(std::uint64_t number, std::int64_t amount, std::string const& receipt = "1") {
    event::Uuid const id{0x01934f6e8c007abc, number};
    write("expense_claimed", id,
          R"({"amount":)" + std::to_string(amount) + R"(,"category":"petrol","on":")" + today +
              R"(","receipt":")" + receipt + R"(","note":"Харгана","scheme":"road"})");
    return text_of(id);
  }
  int review(std::string const& id, std::string const& words) {
    return order(R"({"what":"review","scheme":"road","expenses":[")" + id + "\"]," + words + "}");
  }
};

TEST_CASE_FIXTURE(MoneyHome, "an advance is paid, spent, asked about, approved and closed") {
  CHECK(desk().at("officers").at(0).at("left").as_int64() == 0);
  REQUIRE(pay() == 200);
  auto const id = spend(1, 58'000);
  auto now = desk();
  CHECK(now.at("left").as_int64() == 401'000);
  CHECK(now.at("officers").at(0).at("name").as_string() == "А. Айгүл");
  auto const& waiting = now.at("waiting").at(0);
  CHECK(waiting.at("officer").as_string() == "ulgii");
  CHECK(waiting.at("expense").at("note").as_string() == "Харгана");
  CHECK(waiting.at("expense").at("flags").at(0).at("kind").as_string() == "no_visit");
  CHECK(now.at("soums").at(0).at("waiting").as_int64() == 1);

  CHECK(review(id, R"("verdict":"asked","why":"Хэний машин бэ?")") == 200);
  CHECK(desk().at("waiting").as_array().empty());  // the officer's turn
  CHECK(desk().at("asked").at(0).at("expense").at("why").as_string() == "Хэний машин бэ?");
  CHECK(order(R"({"what":"close","scheme":"road","through":")" + today + "\"}") == 400);
  write("expense_explained", *event::parse_uuid(id), R"({"note":"Багийн даргынх"})");
  CHECK(desk().at("waiting").at(0).at("expense").at("answer").as_string() == "Багийн даргынх");
  CHECK(review(id, R"("verdict":"approved")") == 200);
  now = desk();
  CHECK(now.at("balance").at("spent").as_int64() == 58'000);
  CHECK(now.at("months").at(0).at("spent").as_int64() == 58'000);
  CHECK(order(R"({"what":"take_back","scheme":"road","officers":["ulgii"],"amount":401000,"on":")" +
              today + "\"}") == 200);
  CHECK(desk().at("left").as_int64() == 0);
  CHECK(order(R"({"what":"close","scheme":"road","through":")" + today + "\"}") == 200);
  CHECK(desk().at("soums").at(0).at("through").as_string() == today);
  CHECK(order(R"({"what":"close","scheme":"road","through":")" + today + "\"}") == 400);
  spend(2, 9'000, "2");
  auto const book = desk("?officer=ulgii");
  CHECK(book.at("expenses").at(0).at("late").as_bool());
  CHECK(book.at("payments").as_array().size() == 2);
  CHECK(book.at("left").as_int64() == -9'000);
}

TEST_CASE_FIXTURE(MoneyHome, "an order that is wrong is told why, and nothing is written") {
  CHECK(pay(R"("officers":["ulgii"],"amount":0)") == 422);
  CHECK(pay(R"("officers":["ulgii"],"amount":-5)") == 422);
  CHECK(pay(R"("officers":["ulgii"],"amount":1.5)") == 400);
  CHECK(pay(R"("officers":["ulgii","ulgii"],"amount":5)") == 400);
  CHECK(pay(R"("officers":["nobody"],"amount":5)") == 404);
  CHECK(pay(R"("officers":[],"amount":5)") == 400);
  CHECK(
      order(
          R"({"what":"pay","scheme":"road","officers":["ulgii"],"amount":5,"on":"2098-01-01"})") ==
      400);
  CHECK(order(R"({"what":"pay","scheme":"other","officers":["ulgii"],"amount":5})") == 404);
  CHECK(order(R"({"what":"steal","scheme":"road"})") == 400);
  CHECK(pay(R"("officers":["ulgii"],"amount":5,"paper":"А/12")") == 400);
  auto const id = spend(1, 58'000);
  CHECK(review(id, R"("verdict":"refused")") == 400);
  CHECK(review("01934f6e-8c00-7abc-8def-00000000ffff", R"("verdict":"approved")") == 404);
  CHECK(desk().at("balance").at("paid").as_int64() == 0);
  CHECK(desk().at("waiting").as_array().size() == 1);
}

TEST_CASE_FIXTURE(MoneyHome, "who may not, does not; and an officer approves nothing") {
  CHECK(status(ask("GET", "/api/head/allowance", officer)) == 403);
  CHECK(status(ask("POST", "/api/head/allowance", officer, "{}")) == 403);
  CHECK(status(ask("GET", "/api/head/allowance")) == 401);
  auto const id = spend(1, 58'000);
  auto const line = phone
                        .write("expense_reviewed", "18301", *event::parse_uuid(id),
                               R"({"verdict":"approved"})", SystemClock().now_ms())
                        .line;
  auto const answer =
      ask("POST", "/api/sync/push", officer,
          R"({"device":")" + text_of(phone.device()) + R"(","events":[)" + line + "]}");
  CHECK(body(answer).find(R"("status":"quarantined")") != std::string::npos);
  CHECK(desk().at("waiting").as_array().size() == 1);
}

TEST_CASE_FIXTURE(MoneyHome, "an order that is sent again is written once") {
  auto const key = R"("key":"01934f6e-8c00-7abc-8def-0000000000aa")";
  for (int count = 0; count < 3; ++count) {
    CHECK(pay(R"("officers":["ulgii"],"amount":459000,"paper":"A-12",)" + std::string(key)) == 200);
    CHECK(desk().at("balance").at("paid").as_int64() == 459'000);
  }
  CHECK(desk("?officer=ulgii").at("payments").at(0).at("paper").as_string() == "A-12");
  CHECK(pay() == 200);  // another order
  CHECK(desk().at("balance").at("paid").as_int64() == 2 * 459'000);
}

TEST_CASE_FIXTURE(MoneyHome, "the rest of an officer who left comes back all the same") {
  REQUIRE(pay() == 200);
  REQUIRE(store::SqlAccounts(*store).disable("ulgii"));
  CHECK(desk().at("officers").at(0).at("officer").as_string() == "ulgii");
  CHECK(pay() == 404);
  CHECK(order(R"({"what":"take_back","scheme":"road","officers":["ulgii"],"amount":459000,"on":")" +
              today + "\"}") == 200);
  CHECK(desk().at("left").as_int64() == 0);
}

TEST_CASE_FIXTURE(MoneyHome, "a receipt's picture is shown as a picture and nothing else") {
  auto const id = spend(1, 58'000);
  auto const get = [&](std::string const& of) {
    return ask("GET", "/api/head/receipt?expense=" + of, head);
  };
  CHECK(status(get(id)) == 404);
  write("receipt_pictured", *event::parse_uuid(id), R"({"picture":"PHNjcmlwdD4"})");  // <script>
  CHECK(status(get(id)) == 404);
  write("receipt_pictured", *event::parse_uuid(id), R"({"picture":"_9j_4AAQSkY"})");
  auto const shown = get(id);
  CHECK(status(shown) == 200);
  CHECK(shown.find("Content-Type: image/jpeg") != std::string::npos);
  CHECK(body(shown).starts_with("\xff\xd8\xff"));
  CHECK(desk().at("waiting").at(0).at("expense").at("pictured").as_bool());
  CHECK(status(get("nothing")) == 400);
}

TEST_CASE_FIXTURE(MoneyHome, "a report is a file in four forms, of the head's own soums") {
  REQUIRE(pay() == 200);
  spend(1, 58'000, "=2+5");
  auto const get = [&](std::string const& query, std::string const& who) {
    return ask("GET", "/api/head/report?" + query, who);
  };
  auto const csv = get("name=allowance-balances&format=csv&lang=en", head);
  CHECK(status(csv) == 200);
  CHECK(csv.find("Content-Disposition: attachment; filename=\"allowance-balances-" + today +
                 ".csv\"") != std::string::npos);
  CHECK(body(csv) ==
        "\ufeffOfficer,User name,Soum,Given,Returned,Waiting,Spent,Left\r\n"
        "А. Айгүл,ulgii,Ulgii,459000,0,58000,0,401000\r\n");
  auto const statement = get("name=allowance-statement&format=json&officer=ulgii", head);
  CHECK(wire::parse_strict(body(statement))->at("rest").as_int64() == 401'000);
  CHECK(body(get("name=allowance-ledger&format=pdf&lang=kk", head)).starts_with("%PDF-"));
  CHECK(body(get("name=allowance-months&format=xlsx", head)).starts_with("PK"));
  for (auto const* wrong : {"name=allowance-months&format=exe", "name=allowance-months",
                            "name=allowance-months&format=csv&lang=ru"})
    CHECK(status(get(wrong, head)) == 400);
  CHECK(status(get("name=nothing&format=csv", head)) == 404);
  CHECK(status(get("name=allowance-months&format=csv", officer)) == 403);
  auto const guessed = [&](std::string const& more) {
    return body(get("name=allowance-statement&format=csv" + more, head));
  };
  CHECK(guessed("&officer=ulgii&area=18401") == guessed("&officer=ulgii&area=99999"));
  CHECK(guessed("&officer=somebody") == guessed("&officer=nobody"));
}

TEST_CASE_FIXTURE(MoneyHome,
                  "a screen is told the first rows of a report, and what all add up to") {
  REQUIRE(pay() == 200);
  for (std::uint64_t at = 1; at <= 3; ++at) spend(at, 10'000, "0" + std::to_string(at));
  auto const told = [&](std::string const& query) {
    auto const answer = ask("GET", "/api/head/report?name=allowance-ledger&lang=en&" + query, head);
    REQUIRE(status(answer) == 200);
    return wire::parse_strict(body(answer))->as_object();
  };
  auto const whole = told("format=json"), first = told("format=json&limit=2");
  CHECK(whole.at("rows").as_array().size() == 4);
  CHECK(whole.at("more").as_int64() == 0);
  CHECK(first.at("rows").as_array().size() == 2);
  CHECK(first.at("more").as_int64() == 2);
  CHECK(first.at("sums") == whole.at("sums"));
  CHECK(first.at("rows").at(1) == whole.at("rows").at(1));
  auto const department = *wire::parse_strict(
      body(ask("GET", "/api/head/report?name=department&format=json&lang=en&limit=1", head)));
  for (auto const& part : department.at("parts").as_array())
    CHECK(part.at("rows").as_array().size() <= 1);
  auto const asked = [&](std::string const& query) {
    return status(ask("GET", "/api/head/report?name=allowance-ledger&" + query, head));
  };
  CHECK(asked("format=csv&limit=2") == 400);
  CHECK(asked("format=json&limit=-1") == 400);
  CHECK(asked("format=json&limit=0") == 200);
}

TEST_CASE_FIXTURE(MoneyHome, "the desk goes on where it stood, and its chain is whole") {
  for (int count = 0; count < 3; ++count) REQUIRE(pay() == 200);
  CHECK(desk().at("balance").at("paid").as_int64() == 3 * 459'000);
  auto const device = app::desk_of(*store->note("store"), "head");
  store::SqlDevices devices(*store, SystemClock());
  CHECK((*devices.head_of(device))->seq == 3);
  CHECK(devices.missing_of(device)->empty());
}

}  // namespace
}  // namespace otor::server
