// SPDX-License-Identifier: Apache-2.0
#include "app/soum_tasks.h"

#include <algorithm>

#include "app/pull.h"
#include "outreach/name.h"
#include "outreach/objection.h"
#include "outreach/register_number.h"
#include "wire/event_line.h"
#include "wire/parted_line.h"

namespace otor::app {
namespace {

using event::Uuid;
using outreach::HouseholdField;
using outreach::PersonField;

constexpr std::int64_t events_at_once = 1'000;
// Of so many subjects the whole soum is read as quickly.
constexpr std::size_t most_subjects = 2'000;

std::string told(std::string_view text) { return outreach::masked_register_numbers(text); }

Problem nobody_waits() { return {ProblemKind::internal, "Nobody waits for it any more."}; }

Result<event::Event> event_in(Stored& stored) {
  auto event = wire::read_line(std::move(stored.line));
  if (!event) return problem(ProblemKind::storage, "The record holds a line that is no event.");
  return event;
}

/// Whose card another's can be read with from now on: who was told to be the same, or not to be,
/// and who said yes or no for herself, in whichever family it was noted.
std::optional<Uuid> tied_in(event::Event const& event) {
  if (auto const* one = std::get_if<event::SamenessTold>(&event.body)) return one->other;
  if (auto const* given = std::get_if<event::ConsentGiven>(&event.body)) return given->person;
  if (auto const* refused = std::get_if<event::ConsentRefused>(&event.body)) return refused->person;
  if (auto const* undone = std::get_if<event::ConsentWithdrawn>(&event.body)) return undone->person;
  return std::nullopt;
}

/// Whom a task, or what was said, can be about that follows from this fact.
std::optional<Uuid> named_in(event::Event const& event) {
  if (auto const* noted = std::get_if<event::FindingNoted>(&event.body)) return noted->person;
  if (auto const* asked = std::get_if<event::QuestionAsked>(&event.body)) return asked->person;
  if (auto const* made = std::get_if<event::ReferralMade>(&event.body)) return made->person;
  return std::nullopt;
}

WatchedTask watched(outreach::Task const& task, std::size_t rule, outreach::Book const& book) {
  WatchedTask kept;
  kept.rule = rule;
  kept.about = task.about;
  kept.person = task.person;
  if (auto const* person = outreach::named_in_task(book, task.household, task.person))
    kept.name = told(person->text(PersonField::name));
  kept.what = told(task.what);
  kept.due = task.due;
  kept.since = task.since;
  kept.owners = task.owners;
  kept.put_off = task.put_off;
  kept.set_down = task.set_down;
  return kept;
}

WatchedFamily family_of(outreach::Household const& home, std::string_view soum) {
  WatchedFamily family;
  family.household = home.id;
  family.head = told(home.text(HouseholdField::head));
  family.bagh = told(home.text(HouseholdField::bagh));
  family.bagh_key = outreach::bagh_key(outreach::FoldedName(family.bagh));
  family.order = outreach::sort_key(family.head);
  family.here = home.area() == soum;
  family.moved_in = family.here && home.first_area() != soum;
  auto const& given = home.field(HouseholdField::officer);
  if (auto const* shown = given.shown(); shown != nullptr && shown->origin->area == soum)
    family.given = home.text(HouseholdField::officer);
  for (auto const& head : given.heads()) family.given_heads.push_back(head.origin->id);
  return family;
}

}  // namespace

Result<bool> SoumTasks::is_as_of_now(Date today, EventLog& log) const {
  if (today != today_) return false;
  auto const page = log.after(position_, {soum_}, 1);
  if (!page) return std::unexpected(page.error());
  return page->events.empty();
}

// What was fed since.
struct SoumTasks::News {
  std::int64_t next = 0;
  std::set<Uuid> subjects, erased;
  std::set<Pair> tied;
  bool whole = false;  // so much, or such, that the soum has to be folded whole

  /// The families concerned, with everybody they are linked to; `subjects` are all of these then.
  Result<outreach::Book> book(SoumTasks const& tasks, TaskSources const& sources);
};

void SoumTasks::note_links(event::Event const& event) {
  auto const& subject = event.envelope.subject;
  if (auto const other = tied_in(event)) tied_.emplace(subject, *other);
  if (std::holds_alternative<event::ShockNoted>(event.body)) shocks_.insert(subject);
}

void SoumTasks::note_struck(outreach::Book const& book) {
  for (auto const& [id, shock] : book.shocks())
    if (auto const* standing = shock.standing(); standing && standing->origin->area == soum_)
      struck_.push_back(standing->fact);
}

Result<SoumTasks> SoumTasks::of(std::string soum, Rules rules, Date today,
                                TaskSources const& sources) {
  outreach::Book book;
  return with_book(std::move(soum), std::move(rules), today, sources.whole(), book);
}

Result<SoumTasks> SoumTasks::with_book(std::string soum, Rules rules, Date today,
                                       FoldSources const& sources, outreach::Book& book) {
  SoumTasks fresh;
  fresh.soum_ = std::move(soum);
  fresh.rules_ = std::move(rules);
  if (auto done = fresh.fold_whole(today, sources, book); !done)
    return std::unexpected(done.error());
  return fresh;
}

Result<void> SoumTasks::fold_whole(Date today, FoldSources const& sources, outreach::Book& book) {
  SoumTasks fresh;
  fresh.soum_ = soum_;
  fresh.rules_ = rules_;
  fresh.today_ = today;
  fresh.month_ = today.month;
  fresh.folded_ = folded_;
  for (bool more = true; more;) {
    if (!sources.awaited()) return std::unexpected(nobody_waits());
    auto page = sources.log.after(fresh.position_, {soum_}, events_at_once);
    if (!page) return std::unexpected(page.error());
    more = page->more;
    fresh.position_ = page->next;
    for (auto& stored : page->events) {
      if (stored.erased) {
        if (auto const owner = wire::owner_of(stored.line)) fresh.erased_.insert(*owner);
        continue;
      }
      auto const received = stamps_of(stored);
      auto event = event_in(stored);
      if (!event) return std::unexpected(event.error());
      fresh.note_links(*event);
      book.take(event->envelope, std::move(event->body), received, true);
      ++fresh.folded_;
    }
  }
  fresh.put(book, today, sources.law);
  fresh.put_roll(book, {});
  fresh.note_struck(book);
  *this = std::move(fresh);
  return {};
}

// Of lines that were erased the open part still tells the subject.
Result<SoumTasks::News> SoumTasks::news(TaskSources const& sources) const {
  News news;
  news.next = position_;
  for (bool more = true; more && !news.whole;) {
    auto page = sources.log.after(news.next, {soum_}, events_at_once);
    if (!page) return std::unexpected(page.error());
    more = page->more;
    news.next = page->next;
    for (auto& stored : page->events) {
      if (stored.erased) {
        if (auto const subject = wire::subject_of(stored.line)) news.subjects.insert(*subject);
        if (auto const owner = wire::owner_of(stored.line)) news.erased.insert(*owner);
        continue;
      }
      auto const event = event_in(stored);
      if (!event) return std::unexpected(event.error());
      auto const& subject = event->envelope.subject;
      news.subjects.insert(subject);
      if (auto const other = tied_in(*event)) news.tied.emplace(subject, *other);
      // A shock can be every family's.
      news.whole |= std::holds_alternative<event::ShockNoted>(event->body) ||
                    shocks_.contains(subject) || news.subjects.size() > most_subjects;
    }
  }
  return news;
}

Result<std::set<Uuid>> SoumTasks::linked(std::set<Uuid> subjects,
                                         TaskSources const& sources) const {
  std::multimap<Uuid, Uuid> named_by;  // of each person the families that say something of her
  for (auto const& [id, family] : families_)
    for (auto const& task : family->tasks)
      if (task.person) named_by.emplace(*task.person, id);
  for (auto const& [id, family] : heard_)
    for (auto const& person : family->people)
      if (!person.member) named_by.emplace(person.person, id);
  std::vector<Uuid> fresh(subjects.begin(), subjects.end());
  while (!fresh.empty() && subjects.size() <= most_subjects) {
    auto found = sources.subjects.met_with(fresh);
    if (!found) return std::unexpected(found.error());
    std::set<Uuid> const of(fresh.begin(), fresh.end());
    for (auto const& [one, other] : tied_) {
      if (of.contains(one)) found->push_back(other);
      if (of.contains(other)) found->push_back(one);
    }
    for (auto const id : fresh)
      for (auto [at, end] = named_by.equal_range(id); at != end; ++at) found->push_back(at->second);
    fresh.clear();
    for (auto const id : *found)
      if (subjects.insert(id).second) fresh.push_back(id);
  }
  return subjects;
}

// A question can be of somebody who was never met in that family: a task tells her name all the
// same, so she is read too, with everybody she is linked to.
Result<outreach::Book> SoumTasks::News::book(SoumTasks const& tasks, TaskSources const& sources) {
  for (;;) {
    Result<outreach::Book> book(std::in_place);
    if (subjects.empty() || subjects.size() > most_subjects) return book;
    std::vector<Uuid> asked(subjects.begin(), subjects.end());
    asked.insert(asked.end(), tasks.shocks_.begin(), tasks.shocks_.end());
    auto events = sources.subjects.of(tasks.soum_, asked, next);
    if (!events) return std::unexpected(events.error());
    std::set<Uuid> named;
    for (auto& stored : *events) {
      if (stored.erased) continue;
      auto const received = stamps_of(stored);
      auto event = event_in(stored);
      if (!event) return std::unexpected(event.error());
      if (auto const person = named_in(*event); person && !subjects.contains(*person))
        named.insert(*person);
      book->take(event->envelope, std::move(event->body), received, true);
    }
    if (named.empty()) return book;
    subjects.insert(named.begin(), named.end());
    auto more = tasks.linked(std::move(subjects), sources);
    if (!more) return std::unexpected(more.error());
    subjects = std::move(*more);
  }
}

Result<void> SoumTasks::bring_up(Date today, TaskSources const& sources) {
  auto news = this->news(sources);
  if (!news) return std::unexpected(news.error());
  outreach::Book whole;
  if (news->whole || today < today_) return fold_whole(today, sources.whole(), whole);
  for (auto const& [id, family] : families_)
    if (family->again && *family->again <= today) news->subjects.insert(id);
  tied_.insert(news->tied.begin(), news->tied.end());
  auto subjects = linked(std::move(news->subjects), sources);
  if (!subjects) return std::unexpected(subjects.error());
  news->subjects = std::move(*subjects);
  auto const book = news->book(*this, sources);
  if (!book) return std::unexpected(book.error());
  if (news->subjects.size() > most_subjects) return fold_whole(today, sources.whole(), whole);
  for (auto const id : news->subjects) drop(id);
  put(*book, today, sources.law);
  put_roll(*book, news->subjects);
  erased_.insert(news->erased.begin(), news->erased.end());
  folded_ += static_cast<std::int64_t>(book->size());
  today_ = today;
  position_ = news->next;
  return {};
}

void SoumTasks::drop(Uuid household) {
  if (auto const family = families_.find(household); family != families_.end()) {
    size_ -= family->second->tasks.size();
    families_.erase(family);
  }
  if (auto const family = heard_.find(household); family != heard_.end()) {
    size_ -= family->second->size();
    heard_.erase(family);
  }
  if (auto const family = sheets_.find(household); family != sheets_.end()) {
    size_ -= family->second->size();
    sheets_.erase(family);
  }
}

void SoumTasks::put_heard(outreach::Household const& home, outreach::Book const& book) {
  auto family = heard_of(home, soum_, book);
  if (!family) return;
  size_ += family->size();
  heard_[home.id] = std::make_shared<HeardFamily const>(std::move(*family));
}

void SoumTasks::put_sheets(outreach::Followed const& followed, outreach::Book const& book,
                           LawInForce const& law) {
  std::map<Uuid, std::vector<outreach::Task const*>> standing;  // of whichever soum
  for (auto const& task : followed.tasks)
    if (!task.set_down) standing[task.household].push_back(&task);
  for (auto const& [id, tasks] : standing) {
    auto family = sheet_family(*book.household(id), tasks, book, {soum_, month_, law});
    size_ += family.size();
    sheets_[id] = std::make_shared<SheetFamily const>(std::move(family));
  }
}

void SoumTasks::put_roll(outreach::Book const& book, std::set<Uuid> const& gone) {
  std::vector<RollFamily> fresh;
  for (auto const* home : book.households())
    if (auto family = roll_family(*home, soum_, book)) fresh.push_back(std::move(*family));
  roll_.replace(gone, fresh);
}

// Tasks of another soum are told there.
void SoumTasks::put(outreach::Book const& book, Date today, LawInForce const* law) {
  std::map<std::string_view, std::size_t> places;
  for (std::size_t at = 0; at < rules_->size(); ++at) places.emplace((*rules_)[at].code, at);
  auto const followed = outreach::follow(book, *rules_, today, {});
  if (law != nullptr) put_sheets(followed, book, *law);
  std::map<Uuid, std::vector<WatchedTask>> tasks;
  for (auto const& task : followed.tasks)
    if (task.area == soum_)
      tasks[task.household].push_back(watched(task, places.at(task.rule), book));
  for (auto const* home : book.households()) {
    put_heard(*home, book);
    auto const found = tasks.find(home->id);
    auto const again = followed.again.find(home->id);
    bool const later = again != followed.again.end();
    bool const given = !home->field(HouseholdField::officer).heads().empty();
    if (home->is_withdrawn() || (found == tasks.end() && !later && !given)) continue;
    auto family = family_of(*home, soum_);
    if (found != tasks.end()) family.tasks = std::move(found->second);
    if (later) family.again = again->second;
    size_ += family.tasks.size();
    families_[home->id] = std::make_shared<WatchedFamily const>(std::move(family));
  }
}

}  // namespace otor::app
