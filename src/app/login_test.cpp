// SPDX-License-Identifier: Apache-2.0
#include "app/login.h"

#include <doctest/doctest.h>

#include <map>

using namespace otor;
using namespace otor::app;

namespace {

struct PlainPasswords final : Passwords {
  int checks = 0;
  std::string hash(std::string const& password) override { return "h" + password; }
  bool matches(std::string const& hash, std::string const& password) override {
    ++checks;
    return hash == "h" + password;
  }
  void pretend(std::string const&) override { ++checks; }
};

struct KeptAccounts final : Accounts {
  std::map<std::string, StoredAccount, std::less<>> accounts;
  std::map<std::string, StoredSession, std::less<>> sessions;

  Result<std::optional<StoredAccount>> account(std::string_view user) override {
    auto const found = accounts.find(user);
    return found == accounts.end() ? std::nullopt : std::optional(found->second);
  }
  Result<std::vector<Area>> areas() override {
    return std::vector<Area>{{"18301", "183", "Өлгий", "Өлгий", "Ulgii"}};
  }
  Result<void> put_account(StoredAccount const& one) override {
    accounts[one.account.user] = one;
    return {};
  }
  Result<void> put_areas(std::vector<Area> const&) override { return {}; }
  Result<void> set_password(std::string_view, std::string_view) override { return {}; }
  Result<void> disable(std::string_view) override { return {}; }
  Result<void> put_session(std::string_view hash, StoredSession const& session) override {
    sessions[std::string(hash)] = session;
    return {};
  }
  Result<std::optional<OpenSession>> session(std::string_view hash) override {
    auto const found = sessions.find(hash);
    if (found == sessions.end()) return std::nullopt;
    return OpenSession{found->second, accounts.at(found->second.user)};
  }
  Result<void> session_seen(std::string_view hash, std::int64_t now) override {
    sessions.find(hash)->second.seen_ms = now;
    return {};
  }
  Result<void> end_session(std::string_view hash) override {
    sessions.erase(std::string(hash));
    return {};
  }
};

struct Fixture {
  KeptAccounts accounts;
  PlainPasswords passwords;
  LoginThrottle throttle;
  std::int64_t now = 1'800'000'000'000;

  Fixture() {
    (void)accounts.put_account(
        {{"tes", "Tes", Role::officer, {"18301"}, true}, "hgood-word", false});
  }
  Result<SignedIn> sign_in(std::string user, std::string password,
                           std::string address = "10.0.0.1") {
    return log_in({user, password}, address, "0123456789abcdef0123456789abcdef", now, accounts,
                  passwords, throttle);
  }
};

constexpr std::int64_t day = 86'400'000;

}  // namespace

TEST_CASE_FIXTURE(Fixture,
                  "a token opens the account, is not kept as it is, and ends with the session") {
  auto const done = sign_in("tes", "good-word");
  REQUIRE(done);
  CHECK(done->token.size() == 64);
  CHECK(!accounts.sessions.contains(done->token));
  CHECK(session_account(done->token, now, accounts)->user == "tes");
  CHECK(!session_account(token_hash(done->token), now, accounts));
  REQUIRE(log_out(done->token, accounts));
  CHECK(session_account(done->token, now, accounts).error().kind == ProblemKind::not_signed_in);
}

TEST_CASE_FIXTURE(Fixture, "a refusal says and costs the same whether the account exists or not") {
  auto const wrong = sign_in("tes", "bad-word");
  auto const nobody = sign_in("nobody", "bad-word");
  accounts.accounts["gone"] = {
      {"gone", "Gone", Role::officer, {"18301"}, true}, "hgood-word", true};
  auto const disabled = sign_in("gone", "good-word");
  CHECK(wrong.error() == nobody.error());
  CHECK(wrong.error() == disabled.error());
  CHECK(passwords.checks == 3);
}

TEST_CASE_FIXTURE(
    Fixture,
    "five tries are free, then each costs a longer wait, for real and unreal names alike") {
  for (auto const* user : {"tes", "nobody"}) {
    for (int tries = 0; tries < 5; ++tries)
      CHECK(sign_in(user, "x").error().kind == ProblemKind::wrong_password);
    CHECK(sign_in(user, "good-word").error().kind == ProblemKind::too_many_tries);
  }
  now += 29'000;
  CHECK(sign_in("tes", "good-word").error().kind == ProblemKind::too_many_tries);
  now += 2'000;
  CHECK(sign_in("tes", "x").error().kind == ProblemKind::wrong_password);
  now += 31'000;
  CHECK(sign_in("tes", "good-word").error().kind == ProblemKind::too_many_tries);
  now += 30'000;
  CHECK(sign_in("tes", "good-word"));
  CHECK(sign_in("tes", "x").error().kind == ProblemKind::wrong_password);
}

TEST_CASE_FIXTURE(Fixture, "guessing from many addresses, or at many names, is slowed too") {
  int refused = 0;
  for (int address = 0; address < 40; ++address) {
    refused += sign_in("tes", "x", "10.0.1." + std::to_string(address)).error().kind ==
               ProblemKind::too_many_tries;
  }
  CHECK(refused == 20);
  refused = 0;
  for (int user = 0; user < 100; ++user) {
    refused += sign_in("user" + std::to_string(user), "x", "10.0.2.1").error().kind ==
               ProblemKind::too_many_tries;
  }
  CHECK(refused == 40);
}

TEST_CASE_FIXTURE(Fixture,
                  "a session ends unused after a while, and after a longer while in any case") {
  auto const token = sign_in("tes", "good-word")->token;
  auto const begun = now;
  CHECK(session_account(token, begun + 44 * day, accounts));
  CHECK(session_account(token, begun + 88 * day, accounts));  // it was used in between
  CHECK(!session_account(token, begun + 88 * day + 46 * day, accounts));
  auto const other = sign_in("tes", "good-word")->token;
  for (int used = 0; used <= 180; used += 30)
    CHECK(session_account(other, now + used * day, accounts));
  CHECK(!session_account(other, now + 181 * day, accounts));
}

TEST_CASE_FIXTURE(Fixture, "a disabled account's tokens open nothing") {
  auto const token = sign_in("tes", "good-word")->token;
  accounts.accounts["tes"].disabled = true;
  CHECK(!session_account(token, now, accounts));
}

TEST_CASE("an account needs a fitting name, areas and password") {
  Account officer{"tes", "Tes", Role::officer, {"18301"}, false};
  CHECK(check_new_account(officer, "long enough"));
  CHECK(!check_new_account(officer, "short"));
  officer.areas = {"183"};
  CHECK(!check_new_account(officer, "long enough"));
  officer.role = Role::head;
  CHECK(check_new_account(officer, "long enough"));
  officer.name = "Б. Уянга";
  CHECK(check_new_account(officer, "урт нууц үг"));
  CHECK(!check_new_account(officer, "not text \xff\xfe"));
  for (std::string const& name :
       {std::string("\xff"), std::string("two\nlines"), std::string(201, 'a')}) {
    officer.name = name;
    CHECK(!check_new_account(officer, "long enough"));
  }
  officer.name = "Tes";
  officer.user = "No Spaces";
  CHECK(!check_new_account(officer, "long enough"));
}
