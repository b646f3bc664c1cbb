#pragma once

#include <map>
#include <string>

#include "engine/base/result.hpp"
#include "operations/operation.hpp"
#include "programme/programme_record.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// "person 3f2a91": the same for the same person under the same key, and nothing that leads back without the key. An
/// empty key tells nobody apart.
std::string pseudonym(const std::string& key, const std::string& person);

/// People as the asker may see them: by name, or by pseudonym.
class People {
 public:
  static Result<People> of(storage::ProgrammeStore& programme, const Work& work);

  /// Who decided. Where an account wrote down who did, both are named, so that nobody speaks in the name of another.
  std::string who_decided(const Decision& decision) const;

 private:
  People() = default;

  std::map<std::string, std::string> names_;  // of accounts, by id
  bool sees_names_ = false;
  std::string key_;
};

}  // namespace zubia::operations
