#pragma once

// What the operations on interviews share.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "engine/interviews/code_counts.hpp"
#include "engine/interviews/codebook.hpp"
#include "engine/interviews/passages.hpp"
#include "operations/operation.hpp"
#include "operations/questionnaires/register_entry.hpp"
#include "programme/interview.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// Who writes, and when, as it is kept with what they write.
Writing writing_of(const Work& work);

/// Whether it can be the name of a code or a guide: small letters, digits and hyphens, 64 at most.
bool is_short_name(const std::string& name);

/// Texts by language as a terminal gives them: `eu=Oztopoak`. Refused: `invalid-value`.
Result<std::vector<LocalisedText>> localised_texts(const std::vector<std::string>& written, const std::string& field);

/// The codes with the names that the asker reads, as a tree.
struct Codebook {
  std::vector<InterviewCode> codes;
  std::vector<interviews::CodePlace> places;  ///< of the codes, in their order
  std::string language;

  static Result<Codebook> of(storage::ProgrammeStore& programme, const Work& work);

  std::string name_of(const std::string& code) const;
  std::string definition_of(const InterviewCode& code) const;
};

/// The organisations that interviews were held with, by id. Who was merged with another one is that one.
class InterviewedOrganisations {
 public:
  static Result<InterviewedOrganisations> of(storage::ProgrammeStore& programme, const Work& work);

  /// The one that stands for it now.
  std::string current(const std::string& organisation) const;
  std::string name_of(const std::string& organisation) const;
  /// Nothing is known of one that is gone.
  RegisterEntry entry_of(const std::string& organisation) const;

 private:
  std::map<std::string, RegisterEntry> entries_;
  std::map<std::string, std::string> merged_into_;
  std::string language_;
};

/// A passage as the engine moves and counts it.
interviews::Passage passage_of(const CodedPassage& passage);

/// Refused: `unknown-interview`.
Result<Interview> find_interview(storage::ProgrammeStore& programme, const std::string& id);

}  // namespace zubia::operations
