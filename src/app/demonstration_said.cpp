// SPDX-License-Identifier: Apache-2.0
#include "app/demonstration_said.h"

#include <span>

namespace otor::app {
namespace {

/// A code, and how many of a thousand draws are its own; the rest is said in words.
struct Often {
  char const* code;
  std::uint64_t of_thousand;
};

constexpr Often findings[] = {{"B1", 190}, {"A1", 130}, {"C1", 90}, {"A2", 80}, {"C2", 75},
                              {"A8", 70},  {"B2", 60},  {"B5", 45}, {"C4", 40}, {"A4", 30},
                              {"A6", 25},  {"D1", 20},  {"B4", 20}, {"C6", 15}, {"A3", 15},
                              {"D3", 10},  {"C3", 10},  {"B3", 10}, {"D2", 5},  {"A5", 5}};
constexpr Often questions[] = {{"Q9", 170}, {"Q18", 120}, {"Q20", 110}, {"Q10", 90}, {"Q12", 80},
                               {"Q19", 60}, {"Q33", 50},  {"Q13", 45},  {"Q25", 40}, {"Q4", 35},
                               {"Q5", 30},  {"Q15", 30},  {"Q24", 25},  {"Q29", 20}, {"Q41", 20},
                               {"Q32", 15}, {"Q36", 10},  {"Q42", 10}};

constexpr char const* noted_mn[] = {
    "Зам муу, өвөл сумын төв орж чаддаггүй.", "Ноолуурын үнэ унаад мөнгө гарсангүй.",
    "Хүүхдийн сургалтын төлбөр түрүүлж байна.", "Зам хаагдсан үед банк руу явж чаддаггүй."};
constexpr char const* noted_kk[] = {
    "Жол нашар, қыста сұмын орталығына бара алмайды.", "Түбіттің бағасы түсіп, ақша қалмады.",
    "Баланың оқу ақысы алдымен төленеді.", "Жол жабылғанда банкке бара алмайды."};
constexpr char const* asked_mn[] = {"Гэрээгээ утсаар сунгаж болох уу?",
                                    "Хамтран малладаг айл нэг гэрээ хийж болох уу?"};
constexpr char const* asked_kk[] = {"Шартты телефонмен ұзартуға бола ма?",
                                    "Бірге мал баққан үйлер бір шарт жасай ала ма?"};

MadeUpSaid said(std::span<Often const> often, std::span<char const* const> words,
                std::uint64_t draw) {
  for (auto const& one : often) {
    if (draw < one.of_thousand) return {one.code, ""};
    draw -= one.of_thousand;
  }
  return {"other", words[draw % words.size()]};
}

}  // namespace

MadeUpSaid demonstration_finding(bool kazakh, std::uint64_t draw) {
  return said(findings, kazakh ? noted_kk : noted_mn, draw);
}

MadeUpSaid demonstration_question(bool kazakh, std::uint64_t draw) {
  return said(questions, kazakh ? asked_kk : asked_mn, draw);
}

}  // namespace otor::app
