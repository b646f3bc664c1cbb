#include "operations/interviews/interview_desk.hpp"

#include <algorithm>

#include "operations/catalogue.hpp"
#include "operations/moments.hpp"
#include "operations/organisations/pair_decisions.hpp"
#include "operations/programme/programme_tables.hpp"
#include "storage/codebook_store.hpp"
#include "storage/interview_store.hpp"
#include "storage/programme_store.hpp"

namespace zubia::operations {

Writing writing_of(const Work& work) { return {0, moment_of(work.now), work.asker.name, work.asker.id}; }

bool is_short_name(const std::string& name) {
  constexpr std::size_t bytes_max = 64;
  return !name.empty() && name.size() <= bytes_max && name.front() != '-' && name.back() != '-' &&
         std::ranges::all_of(name, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

Result<std::vector<LocalisedText>> localised_texts(const std::vector<std::string>& written, const std::string& field) {
  std::vector<LocalisedText> texts;
  for (const std::string& one : written) {
    const std::size_t equals = one.find('=');
    if (equals == std::string::npos || equals == 0)
      return refuse({"invalid-value",
                     "\"" + one + "\" says no language.",
                     {.field = field},
                     "Write LANGUAGE=TEXT: eu=Oztopoak."});
    if (equals + 1 < one.size()) texts.push_back({one.substr(0, equals), one.substr(equals + 1)});
  }
  return texts;
}

Result<Codebook> Codebook::of(storage::ProgrammeStore& programme, const Work& work) {
  const auto record = programme.programme();
  if (!record) return refuse(record.error());
  auto codes = storage::CodebookStore(programme).codes();
  if (!codes) return refuse(codes.error());
  Codebook book{*std::move(codes), {}, language_of(work, *record)};
  for (const InterviewCode& one : book.codes) book.places.push_back({one.code, one.parent});
  return book;
}

std::string Codebook::name_of(const std::string& code) const {
  const auto found = std::ranges::find(codes, code, &InterviewCode::code);
  return found == codes.end() ? code : name_in(found->names, language, code);
}

std::string Codebook::definition_of(const InterviewCode& code) const { return name_in(code.definitions, language, ""); }

Result<InterviewedOrganisations> InterviewedOrganisations::of(storage::ProgrammeStore& programme, const Work& work) {
  const auto record = programme.programme();
  if (!record) return refuse(record.error());
  auto all = whole_register(programme);
  if (!all) return refuse(all.error());
  const auto decisions = programme.decisions();
  if (!decisions) return refuse(decisions.error());
  const PairDecisions pairs(*decisions);
  InterviewedOrganisations found;
  found.language_ = language_of(work, *record);
  for (RegisterEntry& one : *all) {
    for (const std::string& merged : pairs.merged_here(one.id)) found.merged_into_[merged] = one.id;
    const std::string id = one.id;
    found.entries_.emplace(id, std::move(one));
  }
  return found;
}

std::string InterviewedOrganisations::current(const std::string& organisation) const {
  const auto merged = merged_into_.find(organisation);
  return merged == merged_into_.end() ? organisation : merged->second;
}

std::string InterviewedOrganisations::name_of(const std::string& organisation) const {
  return entry_of(organisation).name_in(language_);
}

RegisterEntry InterviewedOrganisations::entry_of(const std::string& organisation) const {
  const auto found = entries_.find(current(organisation));
  if (found != entries_.end()) return found->second;
  RegisterEntry unknown;
  unknown.id = organisation;
  return unknown;
}

interviews::Passage passage_of(const CodedPassage& passage) {
  return {passage.id, passage.code, static_cast<std::size_t>(passage.from), static_cast<std::size_t>(passage.to)};
}

Result<Interview> find_interview(storage::ProgrammeStore& programme, const std::string& id) {
  auto found = storage::InterviewStore(programme).interview(id);
  if (!found) return refuse(found.error());
  if (*found) return **std::move(found);
  return refuse({"unknown-interview",
                 "There is no such interview.",
                 {.field = "interview"},
                 "See interviews; it may have been removed."});
}

}  // namespace zubia::operations
