#pragma once

#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "programme/helping_offer.hpp"
#include "storage/connection.hpp"
#include "storage/programme_access.hpp"

namespace zubia::storage {

/// The table of offers that answer gaps, a part of version 8 of the schema.
const std::vector<Sql>& advice_tables();

/// Which offers help with which dimension. Any thread may call.
class AdviceStore {
 public:
  explicit AdviceStore(ProgrammeStore& programme) : programme_(programme) {}

  /// What is there already stays once. Refused: `unknown-organisation`.
  Result<void> put(const OfferForDimension& offer);

  /// What is not there is no fault.
  Result<void> remove(const OfferForDimension& offer);

  /// Of one questionnaire, in the order in which they came.
  Result<std::vector<OfferForDimension>> offers(const std::string& questionnaire);

 private:
  ProgrammeAccess programme_;
};

}  // namespace zubia::storage
