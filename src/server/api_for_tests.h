// SPDX-License-Identifier: Apache-2.0
#pragma once
// The whole interface on a free port, with one officer and her head, for tests that speak to it as
// raw HTTP.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "app/line_writer.h"
#include "law/default_pack.h"
#include "server/api.h"
#include "server/raw_http.h"

namespace otor::server {

inline std::string temporary_folder() {
  auto name = (std::filesystem::temp_directory_path() / "otor-api-XXXXXX").string();
  REQUIRE(mkdtemp(name.data()) != nullptr);
  return name;
}

struct Home {
  std::string folder = temporary_folder();
  app::LawInForce law = *app::LawInForce::from_pack(law::default_pack());
  std::unique_ptr<store::Store> store = *store::Store::open(folder, random_uuid());
  std::unique_ptr<Api> api;
  std::unique_ptr<HttpServer> server;
  std::thread thread;

  Home() {
    store::SqlAccounts accounts(*store);
    REQUIRE(accounts.put_areas(
        {{"18301", "183", "Өлгий", "Өлгий", "Ulgii", 4896833, 8996250, 46},
         {"18401", "184", "Жаргалант", "Жаргалант", "Jargalant", 4800000, 9160000, 500}}));
    auto const hash = ArgonPasswords().hash("good-word");
    REQUIRE(accounts.put_account(
        {{"ulgii", "А. Айгүл", app::Role::officer, {"18301"}, true}, hash, false}));
    REQUIRE(accounts.put_account({{"head", "Head", app::Role::head, {"183"}, true}, hash, false}));
    std::filesystem::create_directories(folder + "/web/assets");
    std::ofstream(folder + "/web/index.html")
        << "<!doctype html><title>otor</title><script>1</script>" << std::string(3000, ' ');
    std::ofstream(folder + "/web/assets/app-0123456789.js") << "export {};";
    api = *Api::over(*store, law, *StaticFiles::load(folder + "/web"), false);
    api->meet_phones(*RecoveryKey::open(folder), 14);
    HttpOptions options;
    options.port = 0;
    server = *HttpServer::listen(
        options,
        [this](HttpRequest request, Reply reply) { api->answer(std::move(request), reply); },
        [this](HttpRecord const& record) { api->watch(record); });
    thread = std::thread([this] { server->run(); });
  }
  ~Home() {
    server->drain();
    thread.join();
    store->writer().stop();
    std::filesystem::remove_all(folder);
  }

  std::string ask(std::string const& method, std::string const& path,
                  std::string const& headers = {}, std::string const& body = {}) {
    RawHttp http(server->port());
    http.send(request_text(method, path, headers, body));
    return http.answer();
  }
  /// Rows of audit that say this, "actor device" each.
  std::vector<std::string> audited(std::string const& reason) {
    return *store->read([&](store::Database& database) {
      std::vector<std::string> found;
      auto rows = database.prepare("SELECT actor, device FROM audit WHERE reason = ?1 ORDER BY n");
      rows.query(reason);
      while (rows.step()) found.push_back(rows.text(0) + " " + rows.text(1));
      return found;
    });
  }
  std::string sign_in(std::string const& user) {
    auto const answer =
        ask("POST", "/api/login", "", R"({"user":")" + user + R"(","password":"good-word"})");
    REQUIRE(answer.starts_with("HTTP/1.1 200"));
    auto const at = answer.find("\"token\":\"") + 9;
    return answer.substr(at, 64);
  }
};

inline int status(std::string const& answer) { return std::atoi(answer.substr(9, 3).c_str()); }
inline std::string body(std::string const& answer) {
  return answer.substr(answer.find("\r\n\r\n") + 4);
}

inline std::string push_body(app::LineWriter& phone, int count) {
  std::string text = R"({"device":")" + text_of(phone.device()) + R"(","events":[)";
  for (int event = 0; event < count; ++event) {
    text += (event == 0 ? "" : ",") + phone
                                          .write("household_met", "18301",
                                                 {7, static_cast<std::uint64_t>(event)}, "{}",
                                                 1'790'000'000'000)
                                          .line;
  }
  return text + "]}";
}

}  // namespace otor::server
