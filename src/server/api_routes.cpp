// SPDX-License-Identifier: Apache-2.0
// Every address there is, with what it needs of the access table.
#include <span>

#include "server/api_route.h"

namespace otor::server {

using enum app::Verb;
using enum app::Matter;

constinit Api::Route const Api::table[] = {
    {"POST", "/api/login", &Api::login},
    {"POST", "/api/logout", {write, session}, &Api::logout},
    {"GET", "/api/me", {see, session}, &Api::me},
    {"POST", "/api/devices", {write, record}, &Api::devices},
    {"POST", "/api/devices/recover", &Api::recover},
    {"GET", "/api/devices/lost", &Api::lost_device},
    {"GET", "/api/phones", {see, app::Matter::phones}, &Api::phones},
    {"POST", "/api/phones/lost", {write, app::Matter::phones}, &Api::lose_phone},
    {"POST", "/api/sync/hello", {write, record}, &Api::hello},
    {"POST", "/api/sync/push", {write, record}, &Api::push},
    {"GET", "/api/sync/pull", {see, record}, &Api::pull},
    {"GET", "/api/sync/snapshot", {see, record}, &Api::snapshot},
    {"GET", "/api/head/overview", {see, app::Matter::overview}, {count, totals}, &Api::overview},
    {"GET", "/api/head/waits", {see, app::Matter::worklist}, &Api::waits},
    {"GET", "/api/head/coverage", {see, app::Matter::overview}, {count, totals}, &Api::coverage},
    {"GET", "/api/head/map", {see, app::Matter::overview}, {count, totals}, &Api::area_map},
    {"GET", "/api/head/staying", {see, app::Matter::overview}, {count, totals}, &Api::staying},
    {"GET", "/api/head/rollout", {see, app::Matter::overview}, &Api::rollout},
    {"GET", "/api/head/seen", {see, audit}, &Api::seen},
    {"GET", "/api/head/aside", {see, aside}, &Api::set_aside},
    {"POST", "/api/head/let_in", {write, aside}, &Api::let_in},
    {"GET", "/api/head/due", {see, app::Matter::sheets}, &Api::due},
    {"POST", "/api/head/sheets", {see, app::Matter::sheets}, &Api::sheets},
    {"GET", "/api/head/worklist", {see, app::Matter::worklist}, &Api::worklist},
    {"POST", "/api/head/worklist/find", {see, app::Matter::worklist}, &Api::find_in_worklist},
    {"POST", "/api/head/worklist", {write, app::Matter::worklist}, &Api::hand_over},
    {"GET", "/api/head/families", {see, app::Matter::worklist}, &Api::families},
    {"POST", "/api/head/families/find", {see, app::Matter::worklist}, &Api::find_families},
    {"GET", "/api/head/family", {see, app::Matter::worklist}, &Api::family},
    {"GET", "/api/totals/worklist", {count, totals}, &Api::worklist_totals},
    {"GET", "/api/head/findings", {see, app::Matter::overview}, {count, totals}, &Api::findings},
    {"GET", "/api/head/findings/told", {see, app::Matter::worklist}, &Api::told_old},
    {"POST", "/api/head/findings/notes", {see, app::Matter::overview}, &Api::notes},
    {"GET", "/api/head/findings/themes", {write, codes}, &Api::themes},
    {"POST", "/api/head/findings/themes", {write, codes}, &Api::order_theme},
    {"GET", "/api/head/allowance", {write, app::Matter::allowance}, &Api::money},
    {"POST", "/api/head/allowance", {write, app::Matter::allowance}, &Api::order_money},
    {"GET", "/api/head/handbooks", {see, app::Matter::overview}, &Api::handbooks},
    {"POST", "/api/head/handbooks", {write, app::Matter::stock}, &Api::order_handbooks},
    {"GET", "/api/totals/allowance", {count, totals}, &Api::money_totals},
    {"GET", "/api/head/receipt", {write, app::Matter::allowance}, &Api::receipt},
    {"GET", "/api/head/report", {write, app::Matter::allowance}, {count, totals}, &Api::report},
    {"GET", "/api/head/reports", {write, app::Matter::allowance}, {count, totals}, &Api::reports},
    {"GET", "/api/head/figures", {see, app::Matter::figures}, &Api::figures},
    {"POST", "/api/head/figures/check", {write, app::Matter::figures}, &Api::try_figures},
    {"POST", "/api/head/figures/import", {write, app::Matter::figures}, &Api::import_figures},
    {"POST", "/api/head/figures/undo", {write, app::Matter::figures}, &Api::undo_figures},
    {"GET", "/api/head/lessons", {see, app::Matter::lessons}, {count, totals}, &Api::lessons},
    {"POST", "/api/head/lessons", {write, app::Matter::lessons}, &Api::order_lesson},
    {"GET", "/api/head/quality", {see, app::Matter::quality}, &Api::quality},
    {"GET", "/api/head/remarks", {see, app::Matter::quality}, &Api::remarks},
    {"POST", "/api/head/quality", {write, app::Matter::quality}, &Api::order_quality},
    {"GET", "/api/desk/views", {see, app::Matter::views}, &Api::views},
    {"POST", "/api/desk/views", {write, app::Matter::views}, &Api::order_view},
    {"GET", "/api/training", {see, learning}, &Api::my_training},
    {"GET", "/api/training/calendar", {see, learning}, &Api::training_calendar},
    {"GET", "/api/training/certificate", {see, learning}, &Api::certificate_paper},
    {"GET", "/api/trainer/runs", {see, app::Matter::training}, &Api::trainer},
    {"GET", "/api/trainer/calendar", {see, app::Matter::training}, &Api::training_calendar},
    {"GET", "/api/trainer/certificate", {see, app::Matter::training}, &Api::certificate_paper},
    {"POST", "/api/trainer/runs", {write, app::Matter::training}, &Api::order_training},
    {"GET", "/api/head/training", {see, app::Matter::trained}, &Api::trained},
    {"GET", "/api/totals/training", {count, totals}, &Api::training_totals},
    {"GET", "/api/certificate", &Api::certificate_seen},
    {"GET", "/api/areas", &Api::areas},
    {"GET", "/api/programme", &Api::programme},
    {"GET", "/api/handbook", &Api::own_handbook},
    {"GET", "/api/codebook", {see, codes}, &Api::codebook},
    {"GET", "/api/openapi.json", &Api::openapi},
    {"GET", "/healthz", &Api::alive},
    {"GET", "/readyz", &Api::ready},
    {"GET", "/metrics", &Api::metrics},
};

std::span<Api::Route const> Api::routes() { return table; }

}  // namespace otor::server
