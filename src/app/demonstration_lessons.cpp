// SPDX-License-Identifier: Apache-2.0
#include "app/demonstration_lessons.h"

#include <algorithm>

#include "wire/event_line.h"

namespace otor::app {
namespace {

constexpr std::int64_t hour_ms = 3'600'000, day_ms = 24 * hour_ms;
constexpr std::int64_t days_ago = 24;
constexpr char aimag[] = "185";

struct Point {
  event::PointKind what;
  char const* text;
};
constexpr Point points[] = {
    {event::PointKind::worked,
     "Насыг нь асууж, тэтгэврийг нь өөрийнх нь жишээгээр бодож үзүүлэхэд залуу малчид сонсож "
     "эхэлсэн."},
    {event::PointKind::worked,
     "Гарын авлагыг өгөхдөө хамт нээж, утсаар төлөх хуудсыг үзүүлсэн нь асуултыг "
     "цөөлсөн."},
    {event::PointKind::failed,
     "Оторт явсан айлуудыг бүртгэлтэй хаягаар нь хайгаад олоогүй өдөр олон байв."},
    {event::PointKind::failed, "Амласан хариугаа хугацаанд нь хүргээгүй тохиолдол гарсан."},
    {event::PointKind::idea, "Багийн хурлаар өвөл, хаврын буудлыг асууж тэмдэглэх."},
};

struct Decided {
  char const* text;
  std::int64_t due_days;  // from today
  std::size_t point;
};
constexpr Decided decisions[] = {
    {"Хариу амласан айл бүрт долоо хоногийн дотор утасдах.", -10, 3},
    {"Багийн хурлын өдрүүдийг авч, айлын буудлыг шинэчлэх.", -3, 2},
    {"Утсаар төлөх алхмыг сум бүрд нэг хуудсаар хэвлэж өгөх.", 14, 1},
};

std::string day_at(std::int64_t ms) { return told_in_west(ms).substr(0, 10); }

class Meeting {
 public:
  Meeting(DemonstrationPlan const& plan, Draws const& draws, Account const& head,
          std::vector<std::string> officers, std::vector<DemonstrationPush>& pushes)
      : draws_(draws), today_ms_(plan.today_ms), first_ms_(plan.today_ms - days_ago * day_ms),
        who_(chance_word(head.user)), officers_(std::move(officers)), head_(head.user),
        desk_(head, id("lessons desk", 0), "seed/lessons/" + std::to_string(plan.seed), pushes) {}

  void write() {
    event::MeetingTold told{"Намрын дүгнэлт: малчдад хүрсэн ажил", {}, "Улаангом", officers_, {}};
    for (std::int64_t day = 0; day < 3; ++day)
      told.days.push_back(day_at(first_ms_ + day * day_ms));
    told.people.push_back(head_);
    std::ranges::sort(told.people);
    put("meeting_told", told, first_ms_);
    for (std::size_t at = 0; at < std::size(points); ++at) {
      event::PointTold body{id("point", at), points[at].what, points[at].text, {}};
      if (at == 2) body.evidence.push_back(page());
      put("point_told", body, first_ms_ + hour_ms + static_cast<std::int64_t>(at) * 60'000);
    }
    for (std::size_t at = 0; at < std::size(decisions); ++at) decide(at);
    follow();
  }

 private:
  event::Uuid id(std::string_view what, std::size_t at) const {
    return draws_.id(first_ms_, who_, what, at);
  }

  template <class Body>
  void put(char const* kind, Body const& body, std::int64_t ms) {
    desk_.write(kind, aimag, id("meeting", 0), wire::text_of_message(body), ms);
    desk_.send(ms);
  }

  /// The list itself: what it told on that day nobody counted here.
  event::Evidence page() const {
    event::Evidence page;
    page.what = event::EvidenceKind::page;
    page.address = "#/desk/worklist?area=18501";
    page.as_of = day_at(first_ms_);
    page.says = "Дараагийн холбооны жагсаалт";
    return page;
  }

  void decide(std::size_t at) {
    auto const& one = decisions[at];
    bool const of_head = at == 1 || officers_.empty();
    auto const& owner = of_head ? head_ : at == 0 ? officers_.back() : officers_.front();
    event::DecisionTold const body{id("decision", at), one.text, owner,
                                   day_at(today_ms_ + one.due_days * day_ms),
                                   id("point", one.point)};
    put("decision_told", body,
        first_ms_ + 2 * day_ms + hour_ms + static_cast<std::int64_t>(at) * 60'000);
  }

  void follow() {
    auto const ms = today_ms_ - 11 * day_ms;
    event::DecisionFollowed const body{id("decision", 0), event::Progress::done, day_at(ms),
                                       "Хариу хүлээсэн айл бүрт утасдсан."};
    put("decision_followed", body, ms);
  }

  Draws const& draws_;
  std::int64_t today_ms_, first_ms_;
  std::uint64_t who_;
  std::vector<std::string> officers_;
  std::string head_;
  Phone desk_;
};

}  // namespace

void demonstration_lessons(DemonstrationPlan const& plan, Draws const& draws,
                           std::vector<Account> const& accounts,
                           std::vector<DemonstrationPush>& pushes) {
  std::vector<std::string> officers;
  Account const* head = nullptr;
  for (auto const& account : accounts) {
    bool const here = !account.areas.empty() && account.areas.front().starts_with(aimag);
    bool const full =
        here && std::ranges::find(plan.full, account.areas.front()) != plan.full.end();
    // Whose phone is looked at most comes first: a decision is hers.
    if (here && account.role == Role::officer)
      officers.insert(full ? officers.begin() : officers.end(), account.user);
    if (here && account.role == Role::head) head = &account;
  }
  if (head != nullptr) Meeting(plan, draws, *head, officers, pushes).write();
}

}  // namespace otor::app
