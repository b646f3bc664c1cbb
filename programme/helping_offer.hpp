#pragma once

#include <string>

namespace zubia {

/// A facilitator's judgement that an offer of the directory helps with what a dimension of a questionnaire measures.
struct OfferForDimension {
  std::string questionnaire;  ///< its name
  std::string dimension;
  std::string organisation;  ///< id in the directory
  std::string offer;         ///< id among its offers

  friend bool operator==(const OfferForDimension&, const OfferForDimension&) = default;
};

}  // namespace zubia
