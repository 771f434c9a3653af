// SPDX-License-Identifier: Apache-2.0
#pragma once
// The interface over HTTP: a table from method and path to a use case. No decision is made here but
// who is asking.

#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/argon_passwords.h"
#include "server/http.h"
#include "server/locked_throttle.h"
#include "server/measures.h"
#include "server/query.h"
#include "server/recovery_key.h"
#include "server/request_rate.h"
#include "server/shared_answers.h"
#include "server/signing_key.h"
#include "server/snapshots.h"
#include "server/static_files.h"
#include "server/tagged_answer.h"
#include "server/turns.h"
#include "server/worklists.h"
#include "app/due_pile.h"
#include "app/figure_import.h"
#include "app/law_in_force.h"
#include "app/login.h"
#include "app/paper_calls.h"
#include "app/ports.h"
#include "app/programme.h"
#include "app/push.h"
#include "app/waits.h"
#include "store/audit.h"
#include "store/sql_accounts.h"
#include "store/sql_aside.h"
#include "store/sql_call_backs.h"
#include "store/sql_event_log.h"
#include "store/sql_figures.h"
#include "store/sql_money.h"
#include "store/sql_reflection.h"
#include "store/sql_stock.h"
#include "store/sql_training.h"

namespace otor::server {

class SystemClock final : public app::Clock {
 public:
  std::int64_t now_ms() const override;
};

/// What a route asks of the access table before anything else is done.
struct Need {
  app::Verb verb;
  app::Matter matter;
};

/// A route as it is told to people and tests. No needs: open to everybody.
struct RouteFacts {
  std::string_view method, path;
  std::vector<Need> needs;  // any of them is enough
};

class Api {
 public:
  /// `store` and `law` outlive the Api. Errors: storage.
  static Result<std::unique_ptr<Api>> over(store::Store& store, app::LawInForce const& law,
                                           StaticFiles files, bool tls);
  /// What phones are told. Before the first request; without it the calls of devices say that there
  /// is no recovery key.
  void meet_phones(std::unique_ptr<RecoveryKey> recovery, std::int64_t lease_days);
  /// From now on receipts are signed. Before the first request.
  void sign_with(std::unique_ptr<SigningKey> key);
  /// A department's own handbook, here and on phones. Before the first request.
  void show_handbook(handbook::Handbook own);
  outreach::Codebook const& codebook() const { return papers_->codebook; }
  /// No account, and without one no address, asks more often than so many times a second for long.
  /// Before the first request; without it nobody is told to wait.
  void limit_rate(std::int64_t per_second) { rate_.limit(per_second); }
  /// Keeps what is to be done in every soum at hand from now on.
  void keep_worklists();
  void answer(HttpRequest request, Reply const& reply);
  /// Every row of the table from path to use case.
  static std::vector<RouteFacts> facts();
  void watch(HttpRecord const& record) { measures_.add(record); }

 private:
  Api(store::Store& store, app::LawInForce const& law, StaticFiles files, bool tls);
  struct Asking {
    std::string token;
    bool by_cookie = false;
  };
  struct Route;
  static Route const table[];
  static std::span<Route const> routes();
  /// `allowed`: where there is none, the methods that the path takes.
  static Route const* route_for(HttpRequest const& request, std::string& allowed);

  HttpAnswer dispatch(HttpRequest const& request);
  HttpAnswer calculate(HttpRequest const& request, std::string_view call);
  /// The answer to who asks too often, nothing where it may.
  std::optional<HttpAnswer> too_often(std::string const& who);
  HttpAnswer signed_in(HttpRequest const& request, Route const& route);
  static Asking asking(HttpRequest const& request);
  /// Where the public pages stand, as the desk does; "" where the request names no host.
  std::string site_of(HttpRequest const& request) const;
  std::string cookie(std::string_view token, std::int64_t seconds) const;

  HttpAnswer login(HttpRequest const& request);
  HttpAnswer logout(HttpRequest const& request, app::Account const& account);
  HttpAnswer me(HttpRequest const& request, app::Account const& account);
  HttpAnswer lost_device(HttpRequest const& request);
  HttpAnswer devices(HttpRequest const& request, app::Account const& account);
  HttpAnswer phones(HttpRequest const& request, app::Account const& account);
  HttpAnswer lose_phone(HttpRequest const& request, app::Account const& account);
  HttpAnswer recover(HttpRequest const& request);
  HttpAnswer hello(HttpRequest const& request, app::Account const& account);
  HttpAnswer push(HttpRequest const& request, app::Account const& account);
  HttpAnswer pull(HttpRequest const& request, app::Account const& account);
  HttpAnswer snapshot(HttpRequest const& request, app::Account const& account);
  HttpAnswer overview(HttpRequest const& request, app::Account const& account);
  HttpAnswer area_map(HttpRequest const& request, app::Account const& account);
  HttpAnswer coverage(HttpRequest const& request, app::Account const& account);
  HttpAnswer staying(HttpRequest const& request, app::Account const& account);
  HttpAnswer rollout(HttpRequest const& request, app::Account const& account);
  HttpAnswer seen(HttpRequest const& request, app::Account const& account);
  HttpAnswer set_aside(HttpRequest const& request, app::Account const& account);
  HttpAnswer let_in(HttpRequest const& request, app::Account const& account);
  HttpAnswer due(HttpRequest const& request, app::Account const& account);
  HttpAnswer sheets(HttpRequest const& request, app::Account const& account);
  Result<app::PileWords> pile_words(app::SheetsRequest const& asked, HttpRequest const& request,
                                    app::Account const& account);
  Result<app::DueCount> counted_due(std::vector<std::string> const& soums,
                                    app::DueQuestion const& question, app::DueTerms const& terms,
                                    app::Awaited const& awaited);
  HttpAnswer printed_due(HttpRequest const& request, app::Account const& account,
                         app::SheetsRequest const& asked);
  HttpAnswer worklist(HttpRequest const& request, app::Account const& account);
  HttpAnswer find_in_worklist(HttpRequest const& request, app::Account const& account);
  HttpAnswer told_worklist(HttpRequest const& request, app::Account const& account,
                           std::string const& text);
  HttpAnswer families(HttpRequest const& request, app::Account const& account);
  HttpAnswer find_families(HttpRequest const& request, app::Account const& account);
  HttpAnswer told_families(HttpRequest const& request, app::Account const& account,
                           std::string const& text);
  HttpAnswer family(HttpRequest const& request, app::Account const& account);
  HttpAnswer load(HttpRequest const& request, app::Account const& account);
  HttpAnswer worklist_totals(HttpRequest const& request, app::Account const& account);
  HttpAnswer hand_over(HttpRequest const& request, app::Account const& account);
  HttpAnswer findings(HttpRequest const& request, app::Account const& account);
  HttpAnswer told_old(HttpRequest const& request, app::Account const& account);
  HttpAnswer notes(HttpRequest const& request, app::Account const& account);
  HttpAnswer themes(HttpRequest const& request, app::Account const& account);
  HttpAnswer order_theme(HttpRequest const& request, app::Account const& account);
  HttpAnswer money(HttpRequest const& request, app::Account const& account);
  HttpAnswer reports(HttpRequest const& request, app::Account const& account);
  HttpAnswer handbooks(HttpRequest const& request, app::Account const& account);
  HttpAnswer order_handbooks(HttpRequest const& request, app::Account const& account);
  HttpAnswer money_totals(HttpRequest const& request, app::Account const& account);
  HttpAnswer order_money(HttpRequest const& request, app::Account const& account);
  HttpAnswer receipt(HttpRequest const& request, app::Account const& account);
  HttpAnswer report(HttpRequest const& request, app::Account const& account);
  HttpAnswer my_training(HttpRequest const& request, app::Account const& account);
  HttpAnswer training_calendar(HttpRequest const& request, app::Account const& account);
  HttpAnswer certificate_paper(HttpRequest const& request, app::Account const& account);
  HttpAnswer trainer(HttpRequest const& request, app::Account const& account);
  HttpAnswer order_training(HttpRequest const& request, app::Account const& account);
  HttpAnswer trained(HttpRequest const& request, app::Account const& account);
  HttpAnswer training_totals(HttpRequest const& request, app::Account const& account);
  HttpAnswer certificate_seen(HttpRequest const& request);
  HttpAnswer figures(HttpRequest const& request, app::Account const& account);
  HttpAnswer try_figures(HttpRequest const& request, app::Account const& account);
  HttpAnswer import_figures(HttpRequest const& request, app::Account const& account);
  HttpAnswer undo_figures(HttpRequest const& request, app::Account const& account);
  HttpAnswer lessons(HttpRequest const& request, app::Account const& account);
  HttpAnswer waits(HttpRequest const& request, app::Account const& account);
  /// Each gives why nothing could be added.
  std::optional<Problem> add_followed_up(app::Waits& waits, HttpRequest const& request,
                                         app::Account const& account);
  std::optional<Problem> add_bought(app::Waits& waits, app::Account const& account);
  std::optional<Problem> add_looked_at(app::Waits& waits, app::Account const& account);
  HttpAnswer lesson_minutes(HttpRequest const& request, app::Account const& account,
                            event::Uuid meeting);
  HttpAnswer quality(HttpRequest const& request, app::Account const& account);
  HttpAnswer remarks(HttpRequest const& request, app::Account const& account);
  HttpAnswer order_quality(HttpRequest const& request, app::Account const& account);
  HttpAnswer order_lesson(HttpRequest const& request, app::Account const& account);
  HttpAnswer views(HttpRequest const& request, app::Account const& account);
  HttpAnswer order_view(HttpRequest const& request, app::Account const& account);
  using TakeFigures =
      std::function<Result<app::FigureImport>(app::FigureFile const&, app::FigureDesk const&)>;
  HttpAnswer take_figures(HttpRequest const& request, app::Account const& account,
                          TakeFigures const& take);
  Result<void> tell_seen(app::Account const& account, app::Verb verb, app::Matter matter,
                         store::AuditRow row);
  HttpAnswer areas(HttpRequest const& request);
  HttpAnswer programme(HttpRequest const& request);
  HttpAnswer own_handbook(HttpRequest const& request);
  HttpAnswer codebook(HttpRequest const& request, app::Account const& account);
  HttpAnswer openapi(HttpRequest const& request);
  HttpAnswer alive(HttpRequest const& request);
  HttpAnswer ready(HttpRequest const& request);
  HttpAnswer metrics(HttpRequest const& request);

  store::Store& store_;
  app::LawInForce const& law_;
  StaticFiles files_;
  bool tls_;
  SystemClock clock_;
  store::SqlAccounts accounts_;
  store::SqlDevices devices_;
  store::SqlEventLog log_;
  store::SqlReadModel read_model_;
  store::SqlAside aside_;
  store::SqlAudit audit_;
  store::SqlMoney money_;
  store::SqlStock stock_;
  store::SqlTraining training_;
  store::SqlFigures figures_;
  store::SqlReflection reflection_;
  std::optional<app::Papers> papers_;
  TaggedAnswer own_handbook_;               // of the department
  std::unique_ptr<SharedAnswers> answers_;  // out of them
  std::mutex desk_;                         // of everybody who writes at one
  std::mutex tables_;                       // of everybody who imports figures
  ArgonPasswords passwords_;
  LockedThrottle throttle_;
  RequestRate rate_;
  Measures measures_;
  app::Home home_;
  std::unique_ptr<Snapshots> snapshots_;
  Turns piles_{2};
  std::unique_ptr<RecoveryKey> recovery_;
  std::unique_ptr<SigningKey> signing_;
  app::PhoneTerms phone_terms_;
  Worklists worklists_;
};

/// Whether whoever asked still waits for the answer.
app::Awaited awaited_by(HttpRequest const& request);
HttpAnswer text_or_problem(Result<std::string> text);

}  // namespace otor::server
