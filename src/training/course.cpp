// SPDX-License-Identifier: Apache-2.0
#include "training/course.h"

#include <algorithm>
#include <map>
#include <set>

namespace otor::training {
namespace {

using handbook::Chapter;
using handbook::ChapterBlock;
using handbook::Kind;

template <class List>
auto const* named(List const& list, std::string_view name) {
  auto const found = std::ranges::find(list, name, [](auto const& one) { return one.name; });
  return found == list.end() ? nullptr : &*found;
}

// A dialogue as a chapter, one paragraph a sentence: its references are checked like any other's.
Chapter paragraphs_of(Dialogue const& dialogue) {
  Chapter chapter{"dialogues/" + dialogue.name, dialogue.icon, "", dialogue.title, {}};
  for (auto const* said : sentences_of(dialogue)) {
    ChapterBlock block;
    block.kind = Kind::text;
    block.said = *said;
    chapter.blocks.push_back(std::move(block));
  }
  return chapter;
}

// Where the words of each scene stand among the sentences.
std::vector<std::size_t> places_of(Dialogue const& dialogue) {
  std::vector<std::size_t> places;
  std::size_t at = 2;
  for (auto const& scene : dialogue.scenes) {
    places.push_back(at);
    at += 1 + scene.choices.size() * 2;
  }
  return places;
}

class DialogueCheck {
 public:
  DialogueCheck(Dialogue const& dialogue, std::vector<Fault>& faults)
      : dialogue_(dialogue), places_(places_of(dialogue)), faults_(faults) {
    for (std::size_t i = 0; i < dialogue.scenes.size(); ++i)
      if (!by_name_.emplace(dialogue.scenes[i].name, i).second)
        say(i, "a scene of this name twice.");
  }

  void look() {
    auto const& scenes = dialogue_.scenes;
    if (scenes.empty()) return say(0, "a dialogue without a scene.");
    for (std::size_t i = 0; i < scenes.size(); ++i) look(i);
    auto const met = reached_from_start();
    auto const ends = that_end();
    for (std::size_t i = 0; i < scenes.size(); ++i) {
      if (!met.contains(i)) say(i, "nobody comes to the scene \"" + scenes[i].name + "\".");
      if (!ends.contains(i)) say(i, "from \"" + scenes[i].name + "\" nothing comes to an end.");
    }
    if (std::ranges::find(scenes, std::optional(Ending::good), &Scene::end) == scenes.end())
      say(0, "a dialogue without a good ending.");
  }

 private:
  void say(std::size_t scene, std::string what) {
    auto const at = scene < places_.size() ? places_[scene] : 0;
    faults_.push_back({"dialogues/" + dialogue_.name + ".toml", at, std::move(what)});
  }

  void look(std::size_t at) {
    auto const& scene = dialogue_.scenes[at];
    if (scene.end && !scene.choices.empty()) return say(at, "an ending has no choices.");
    if (scene.end) return;
    if (scene.choices.size() < 2) say(at, "a scene needs two choices or more, or `end`.");
    if (std::ranges::find(scene.choices, true, &Choice::better) == scene.choices.end())
      say(at, "none of the choices is the better one.");
    for (auto const& choice : scene.choices)
      if (!by_name_.contains(choice.to)) say(at, "there is no scene \"" + choice.to + "\".");
  }

  std::set<std::size_t> reached_from_start() const {
    std::set<std::size_t> met{0};
    std::vector<std::size_t> open{0};
    while (!open.empty()) {
      auto const at = open.back();
      open.pop_back();
      for (auto const& choice : dialogue_.scenes[at].choices) {
        auto const to = by_name_.find(choice.to);
        if (to != by_name_.end() && met.insert(to->second).second) open.push_back(to->second);
      }
    }
    return met;
  }

  bool leads_to_end(Scene const& scene, std::set<std::size_t> const& ends) const {
    return scene.end || std::ranges::any_of(scene.choices, [&](Choice const& choice) {
             auto const to = by_name_.find(choice.to);
             return to != by_name_.end() && ends.contains(to->second);
           });
  }

  // Scenes from which some way leads to an ending.
  std::set<std::size_t> that_end() const {
    std::set<std::size_t> ends;
    for (std::size_t before = dialogue_.scenes.size() + 1; before != ends.size();) {
      before = ends.size();
      for (std::size_t i = 0; i < dialogue_.scenes.size(); ++i)
        if (leads_to_end(dialogue_.scenes[i], ends)) ends.insert(i);
    }
    return ends;
  }

  Dialogue const& dialogue_;
  std::vector<std::size_t> places_;
  std::vector<Fault>& faults_;
  std::map<std::string, std::size_t> by_name_;
};

void look_at_lessons(Course const& course, std::vector<Fault>& faults) {
  std::set<std::string> codes;
  for (auto const& lesson : course.lessons) {
    for (std::size_t i = 0; i < lesson.blocks.size(); ++i) {
      auto const& block = lesson.blocks[i];
      auto const say = [&](std::string what) {
        faults.push_back({lesson.name + ".toml", i, std::move(what)});
      };
      Exercise exercise{};
      if (block.kind == Kind::dialogue && course.dialogue(block.code) == nullptr)
        say("there is no dialogue \"" + block.code + "\".");
      if (block.kind == Kind::exercise &&
          !boost::describe::enum_from_string(block.code.c_str(), exercise))
        say("there is no exercise \"" + block.code + "\".");
      if (block.kind == Kind::question && !codes.insert(block.code).second)
        say("the question \"" + block.code + "\" stands twice.");
    }
  }
}

}  // namespace

handbook::Chapter const* Course::lesson(std::string_view of) const { return named(lessons, of); }
Dialogue const* Course::dialogue(std::string_view of) const { return named(dialogues, of); }
Course const* Courses::course(std::string_view of) const { return named(courses, of); }

std::vector<Fault> faults_of(Course const& course, std::vector<handbook::Example> const& examples,
                             handbook::Named const& known) {
  handbook::Handbook all;
  all.chapters = course.lessons;
  for (auto const& dialogue : course.dialogues) all.chapters.push_back(paragraphs_of(dialogue));
  all.examples = examples;
  std::vector<Fault> faults;
  for (auto const& fault : handbook::faults_of(all, known))
    faults.push_back({all.chapters[fault.chapter].name + ".toml", fault.block, fault.what});
  look_at_lessons(course, faults);
  for (auto const& dialogue : course.dialogues) DialogueCheck(dialogue, faults).look();
  return faults;
}

std::vector<handbook::Chapter> chapters_of(Courses const& courses) {
  std::vector<Chapter> all;
  for (auto const& course : courses.courses) {
    all.insert(all.end(), course.lessons.begin(), course.lessons.end());
    for (auto const& dialogue : course.dialogues) all.push_back(paragraphs_of(dialogue));
  }
  return all;
}

std::vector<handbook::Said const*> sentences_of(Dialogue const& dialogue) {
  std::vector<handbook::Said const*> all{&dialogue.title, &dialogue.about};
  for (auto const& scene : dialogue.scenes) {
    all.push_back(&scene.says);
    for (auto const& choice : scene.choices) {
      all.push_back(&choice.says);
      all.push_back(&choice.tells);
    }
  }
  return all;
}

}  // namespace otor::training
