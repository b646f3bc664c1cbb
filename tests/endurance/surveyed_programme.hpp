#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "storage/programme_store.hpp"

namespace zubia::endurance {

/// A write of a respondent.
struct Write {
  std::string mode;
  std::string path;                            ///< of the request
  std::string body;                            ///< and what it says
  std::string key;                             ///< under which it is sent
  std::string stored_key;                      ///< and under which it is kept
  std::map<std::string, std::string> answers;  ///< by variable, as they are kept
};

/// A programme with one questionnaire for each mode of answering, and what its respondents are going to write.
class SurveyedProgramme {
 public:
  /// In a folder that is there. The same seed makes the same writes, apart from keys and links.
  SurveyedProgramme(const std::string& folder, std::size_t writes, std::uint64_t seed);

  std::shared_ptr<storage::ProgrammeStore>& store() { return store_; }
  const std::vector<Write>& writes() const { return writes_; }

  static std::string file_in(const std::string& folder) { return folder + "/naen.zubia"; }
  static std::string key_file_in(const std::string& folder) { return file_in(folder) + ".key"; }

 private:
  nlohmann::json ask(const std::string& operation, const nlohmann::json& fields);
  std::vector<std::string> publish(const std::string& mode);

  std::shared_ptr<storage::ProgrammeStore> store_;
  std::map<std::string, std::string> hashes_;  ///< of what respondents agree to, by mode
  std::vector<Write> writes_;
};

}  // namespace zubia::endurance
