// SPDX-License-Identifier: Apache-2.0
// Every way into the interface by its head: who has no session is told so whatever stands where a
// token is read, and who has one gets an answer, never a failure, whatever stands behind the ?.
// The first byte chooses the way, the second the route.
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>

#include "app/line_writer.h"
#include "law/default_pack.h"
#include "server/api.h"
#include "server/argon_passwords.h"
#include "store/sql_accounts.h"
#include "store/store.h"

namespace {

using namespace otor;

/// One store for the whole run, with a head who is signed in; nothing that is asked changes it.
class Door {
 public:
  Door() : folder_(made()), law_(*app::LawInForce::from_pack(law::default_pack())) {
    store_ = *store::Store::open(folder_, server::random_uuid());
    store::SqlAccounts accounts(*store_);
    check(
        accounts.put_areas({{"18301", "183", "Өлгий", "Өлгий", "Ulgii", 4'896'833, 8'996'250, 46}})
            .has_value());
    auto const hash = server::ArgonPasswords().hash("good-word");
    check(accounts.put_account({{"head", "Head", app::Role::head, {"183"}, true}, hash, false})
              .has_value());
    api_ = *server::Api::over(*store_, law_, {}, false);
    server::HttpRequest login;
    login.method = "POST";
    login.path = "/api/login";
    login.body = R"({"user":"head","password":"good-word"})";
    auto const answer = answer_to(std::move(login));
    check(answer.status == 200);
    token_ = answer.body->substr(answer.body->find("\"token\":\"") + 9, 64);
    for (auto const& route : server::Api::facts())
      if (!route.needs.empty() && route.method == "GET") closed_.emplace_back(route.path);
  }
  ~Door() {
    api_.reset();
    store_->writer().stop();
    store_.reset();
    std::filesystem::remove_all(folder_);
  }

  static void check(bool holds) {
    if (!holds) std::abort();
  }
  std::string const& path(std::uint8_t chosen) const { return closed_[chosen % closed_.size()]; }
  std::string const& token() const { return token_; }

  server::HttpAnswer answer_to(server::HttpRequest request) {
    server::HttpAnswer found;
    api_->answer(std::move(request), [&](server::HttpAnswer answer) { found = std::move(answer); });
    return found;
  }

 private:
  static std::string made() {
    auto name = (std::filesystem::temp_directory_path() / "otor-token-XXXXXX").string();
    check(mkdtemp(name.data()) != nullptr);
    return name;
  }

  std::string folder_;
  app::LawInForce law_;
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<server::Api> api_;
  std::string token_;
  std::vector<std::string> closed_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  static Door door;
  if (size < 2) return 0;
  std::string const words(reinterpret_cast<char const*>(data) + 2, size - 2);
  server::HttpRequest request;
  request.method = "GET";
  request.path = door.path(data[1]);
  bool const signed_in = data[0] % 4 == 0;
  if (signed_in) {
    request.authorization = "Bearer " + door.token();
    request.query = words;
  } else if (data[0] % 4 == 1) {
    request.authorization = words;
  } else {
    request.cookie = data[0] % 4 == 2 ? words : "otor_session=" + words;
  }
  auto const answer = door.answer_to(std::move(request));
  Door::check(signed_in ? answer.status < 500 : answer.status == 401);
  return 0;
}
