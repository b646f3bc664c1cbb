#pragma once

#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/questionnaires/checked_instrument.hpp"
#include "programme/helping_offer.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// An offer that helps with a dimension, as the directory knows it now.
struct ListedOffer {
  OfferForDimension offer;
  std::string state;         ///< `published`, `draft`, `expired`, or `gone` where it is not in the directory any more
  std::string organisation;  ///< its name
  std::string title;
  std::string text;
  std::string territory;
  std::string website;
};

/// The offers for the dimensions of a questionnaire, in the order in which they came, in the language of the asker.
Result<std::vector<ListedOffer>> listed_offers(storage::ProgrammeStore& programme, const std::string& questionnaire,
                                               const std::string& language, const std::string& today);

/// Refused: `unknown-dimension`, with those that there are; `no-report`, where there are none.
Result<void> check_dimension(const questionnaires::InstrumentDraft& draft, const std::string& dimension);

}  // namespace zubia::operations
