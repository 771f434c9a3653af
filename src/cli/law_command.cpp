// SPDX-License-Identifier: Apache-2.0
#include "cli/law_command.h"

#include <algorithm>
#include <ostream>
#include <vector>

#include "cli/law_words.h"
#include "files/law_files.h"
#include "files/plain_file.h"
#include "law/default_pack.h"
#include "law/law.h"
#include "wire/pack.h"

namespace otor::cli {
namespace {

constexpr int done = 0, data_says_no = 1, wrong_usage = 2;

int tell(std::vector<Problem> const& problems, std::ostream& err) {
  for (auto const& found : problems) err << found.detail << " [" << code(found.kind) << "]\n";
  return data_says_no;
}

template <class T>
T const* named(std::vector<T> const& all, std::string_view name) {
  auto const found = std::ranges::find(all, name, &T::name);
  return found == all.end() ? nullptr : &*found;
}

// ---- show ----

constexpr std::string_view margin = "                  ";

// Where nothing was seen, that is said: an empty line would look like an answer.
std::string_view or_not_seen(std::string_view text) { return text.empty() ? "not seen" : text; }

void show_three(law::Text const& text, std::string_view before, std::ostream& out) {
  out << before << "mn  " << text.mn << '\n'
      << before << "kk  " << text.kk << '\n'
      << before << "en  " << text.en << '\n';
}

void show(law::Entry const& entry, law::Parameter const& parameter, bool in_force,
          law::Pack const& pack, std::ostream& out) {
  out << (in_force ? "> " : "  ") << "from " << text_of(entry.date) << "  ";
  if (entry.value && std::holds_alternative<law::Text>(*entry.value)) {
    out << '\n';
    show_three(std::get<law::Text>(*entry.value), margin, out);
  } else {
    out << entry_in_words(entry, parameter.unit) << '\n';
  }
  if (in_force) out << margin << "in force in the month asked for\n";
  out << margin << "act: " << entry.source.act << '\n';
  out << margin << "article: " << or_not_seen(entry.source.article) << '\n';
  out << margin << "address: " << or_not_seen(entry.source.url) << '\n';
  out << margin << "confidence: " << entry.source.confidence << '\n';
  if (auto const* question = named(pack.questions, entry.question)) {
    out << margin << "question " << question->name << " (" << question->status
        << "): " << question->asks.en << '\n';
  }
  if (!entry.note.empty()) out << margin << "note: " << entry.note << '\n';
}

// The law counts months: an entry holds from the month of its date on.
law::Entry const* in_force(law::Parameter const& parameter, Month month) {
  law::Entry const* found = nullptr;
  for (auto const& entry : parameter.entries) {
    if (entry.date.month <= month) found = &entry;
  }
  return found;
}

int show(law::Parameter const& parameter, std::optional<Month> month, law::Pack const& pack,
         std::ostream& out, std::ostream& err) {
  out << parameter.name << '\n';
  show_three(parameter.title, "  ", out);
  out << "  unit: " << parameter.unit
      << "   compared with the law on: " << text_of(parameter.checked) << '\n';
  if (!parameter.note.empty()) out << "  note: " << parameter.note << '\n';
  auto const* held = month ? in_force(parameter, *month) : nullptr;
  for (auto const& entry : parameter.entries) {
    out << '\n';
    show(entry, parameter, &entry == held, pack, out);
  }
  out << "\nlaw pack " << pack.id << '\n';
  if (!month || (held != nullptr && held->value)) return done;
  err << parameter.name << " is not known for " << text_of(*month) << ". [not_known]\n";
  return data_says_no;
}

int show(law::Question const& question, std::ostream& out) {
  out << question.name << " (" << question.status << ")\n";
  show_three(question.asks, "  ", out);
  out << "  compared with the law on: " << text_of(question.checked) << '\n';
  if (!question.known.empty()) out << "  known: " << question.known << '\n';
  if (!question.reading.empty()) out << "  reading: " << question.reading << '\n';
  for (auto const& url : question.urls) out << "  address: " << url << '\n';
  return done;
}

// ---- what there is ----

constexpr std::size_t name_wide = 44;

void row(std::string name, std::string const& words, std::ostream& out) {
  name.resize(std::max(name.size() + 1, name_wide), ' ');
  out << name << words << '\n';
}

/// Every parameter with what holds in `month`, or, where none is asked for, its last entry.
int show_all(std::optional<Month> month, law::Pack const& pack, std::ostream& out) {
  for (auto const& parameter : pack.parameters) {
    auto const* entry = month ? in_force(parameter, *month) : &parameter.entries.back();
    row(parameter.name,
        entry == nullptr
            ? "not known"
            : "from " + text_of(entry->date) + "  " + entry_in_words(*entry, parameter.unit),
        out);
  }
  out << '\n';
  for (auto const& question : pack.questions)
    row(question.name, question.status + "  " + question.asks.en, out);
  out << "\nlaw pack " << pack.id << '\n';
  return done;
}

int not_found(std::string const& name, law::Pack const& pack, std::ostream& err) {
  err << "There is no \"" << name << "\" in the law.";
  std::string near;
  for (auto const& parameter : pack.parameters) {
    if (parameter.name.find(name) != std::string::npos) near += " " + parameter.name;
  }
  if (!near.empty() && !name.empty()) err << " Perhaps:" << near << '.';
  err << " [not_found]\n";
  return data_says_no;
}

// ---- diff ----

/// What changed, line by line; the heading of a parameter stands before its first change.
class Difference {
 public:
  explicit Difference(std::ostream& out) : out_(out) {}

  template <class T>
  void compare(std::vector<T> const& before, std::vector<T> const& after) {
    for (auto const& old_one : before) {
      if (named(after, old_one.name) == nullptr) out_ << "- " << old_one.name << '\n', ++removed_;
    }
    for (auto const& new_one : after) {
      auto const* old_one = named(before, new_one.name);
      if (old_one == nullptr) {
        add(new_one);
      } else if (*old_one != new_one) {
        out_ << "~ " << new_one.name << '\n', ++changed_;
        change(*old_one, new_one);
      }
    }
  }

  void close(law::Pack const& before, law::Pack const& after) {
    out_ << "pack " << before.id << " -> " << after.id << ": " << added_ << " added, " << removed_
         << " removed, " << changed_ << " changed\n";
  }

 private:
  void add(law::Parameter const& parameter) {
    out_ << "+ " << parameter.name << '\n', ++added_;
    for (auto const& entry : parameter.entries)
      line('+', entry, entry_in_words(entry, parameter.unit));
  }

  void add(law::Question const& question) {
    out_ << "+ " << question.name << ": " << question.asks.en << '\n', ++added_;
  }

  void line(char sign, law::Entry const& entry, std::string const& words) {
    out_ << "    " << sign << " from " << text_of(entry.date) << "  " << words << '\n';
  }

  void field(std::string const& name, std::string const& before, std::string const& after) {
    if (before != after)
      out_ << "    ~ " << name << "  \"" << before << "\" -> \"" << after << "\"\n";
  }

  void field(std::string const& name, law::Text const& before, law::Text const& after) {
    field(name + ".mn", before.mn, after.mn);
    field(name + ".kk", before.kk, after.kk);
    field(name + ".en", before.en, after.en);
  }

  void change(law::Parameter const& before, law::Parameter const& after) {
    field("title", before.title, after.title);
    field("unit", before.unit, after.unit);
    field("checked", text_of(before.checked), text_of(after.checked));
    field("note", before.note, after.note);
    for (auto const& entry : before.entries) {
      if (!on_day(after, entry.date)) line('-', entry, entry_in_words(entry, before.unit));
    }
    for (auto const& entry : after.entries) {
      auto const* old_one = on_day(before, entry.date);
      if (old_one == nullptr) {
        line('+', entry, entry_in_words(entry, after.unit));
      } else {
        change(*old_one, before.unit, entry, after.unit);
      }
    }
  }

  void change(law::Entry const& before, std::string const& old_unit, law::Entry const& after,
              std::string const& new_unit) {
    auto const old_words = entry_in_words(before, old_unit);
    auto const new_words = entry_in_words(after, new_unit);
    auto const from = "from " + text_of(after.date);
    if (before.value != after.value && old_words != new_words)
      line('~', after, old_words + " -> " + new_words);
    if (before.value != after.value && old_words == new_words)
      line('~', after, "another wording (mn or kk)");
    field(from + ", act", before.source.act, after.source.act);
    field(from + ", article", before.source.article, after.source.article);
    field(from + ", address", before.source.url, after.source.url);
    field(from + ", confidence", before.source.confidence, after.source.confidence);
    field(from + ", question", before.question, after.question);
    field(from + ", note", before.note, after.note);
  }

  void change(law::Question const& before, law::Question const& after) {
    field("status", before.status, after.status);
    field("asks", before.asks, after.asks);
    field("known", before.known, after.known);
    field("reading", before.reading, after.reading);
    field("checked", text_of(before.checked), text_of(after.checked));
    for (auto const& url : before.urls) {
      if (std::ranges::find(after.urls, url) == after.urls.end())
        out_ << "    - address  " << url << '\n';
    }
    for (auto const& url : after.urls) {
      if (std::ranges::find(before.urls, url) == before.urls.end())
        out_ << "    + address  " << url << '\n';
    }
  }

  static law::Entry const* on_day(law::Parameter const& parameter, Date date) {
    auto const found = std::ranges::find(parameter.entries, date, &law::Entry::date);
    return found == parameter.entries.end() ? nullptr : &*found;
  }

  std::ostream& out_;
  int added_ = 0, removed_ = 0, changed_ = 0;
};

}  // namespace

Result<law::Pack> chosen_law(std::filesystem::path const& path) {
  return path.empty() ? wire::read_pack(law::default_pack()) : files::load_law(path);
}

int law_check(std::filesystem::path const& directory, std::ostream& out, std::ostream& err) {
  auto const found = files::read_law(directory);
  if (!found.pack) return tell(found.problems, err);
  out << directory.string() << ": " << found.pack->parameters.size() << " parameters, "
      << found.pack->questions.size() << " questions, nothing wrong; pack " << found.pack->id
      << '\n';
  // What no calculation can use must not be found out by whoever serves it.
  auto const usable = law::law_from(*found.pack);
  return usable ? done : tell({usable.error()}, err);
}

int law_show(std::string const& name, std::string const& month, law::Pack const& pack,
             std::ostream& out, std::ostream& err) {
  std::optional<Month> on;
  if (!month.empty()) {
    auto const parsed = parse_month(month);
    if (!parsed) return tell({parsed.error()}, err), wrong_usage;
    on = *parsed;
  }
  if (name.empty()) return show_all(on, pack, out);
  if (auto const* parameter = named(pack.parameters, name))
    return show(*parameter, on, pack, out, err);
  if (auto const* question = named(pack.questions, name)) return show(*question, out);
  return not_found(name, pack, err);
}

int law_diff(std::filesystem::path const& old_law, std::filesystem::path const& new_law,
             std::ostream& out, std::ostream& err) {
  auto before = files::read_law_or_pack(old_law);
  auto after = files::read_law_or_pack(new_law);
  if (!before.pack) tell(before.problems, err);
  if (!after.pack) tell(after.problems, err);
  if (!before.pack || !after.pack) return data_says_no;
  // A pack leaves the notes out: beside one, what it would leave out of the other is no difference.
  bool const packed =
      !std::filesystem::is_directory(old_law) || !std::filesystem::is_directory(new_law);
  if (packed) {
    before.pack = *wire::read_pack(wire::pack_text(*before.pack));
    after.pack = *wire::read_pack(wire::pack_text(*after.pack));
  }
  Difference difference(out);
  difference.compare(before.pack->parameters, after.pack->parameters);
  difference.compare(before.pack->questions, after.pack->questions);
  difference.close(*before.pack, *after.pack);
  return done;
}

int law_pack(std::filesystem::path const& directory, std::filesystem::path const& file,
             std::ostream& out, std::ostream& err) {
  auto const found = files::read_law(directory);
  if (!found.pack) return tell(found.problems, err);
  auto const text = wire::pack_text(*found.pack) + "\n";
  if (file == "-") {
    out << text;
    return done;
  }
  auto const written = files::write_file(file, text);
  if (!written) return tell({written.error()}, err);
  out << file.string() << ": pack " << found.pack->id << ", " << text.size() << " bytes\n";
  return done;
}

}  // namespace otor::cli
