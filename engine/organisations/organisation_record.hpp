#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/organisations/identifier.hpp"
#include "engine/organisations/organisation_name.hpp"

namespace zubia::organisations {

/// What is known of an organisation that may tell whether another record is the same one. Anything may be empty.
struct OrganisationRecord {
  std::string id = {};                       ///< unique; decides where nothing else does, so that order never matters
  std::vector<std::string> names = {};       ///< in any language, former and short ones too
  std::vector<Identifier> identifiers = {};  ///< checked
  std::string country = {};                  ///< ISO 3166-1
  std::string territory = {};                ///< NUTS code
  std::string city = {};
  std::string address = {};  ///< street and number
  std::string website = {};
};

/// A record made ready for comparison.
struct PreparedRecord {
  std::vector<OrganisationName> names = {};
  std::vector<Identifier> entities = {};  ///< of legal entities (identifier.hpp), sorted
  std::string country = {};
  std::string territory = {};
  std::string city = {};                  ///< folded, without what stands behind a number or CEDEX
  std::vector<std::string> address = {};  ///< folded words, sorted
  std::string domain = {};                ///< `orona-group.com`; empty for hosts that many share
};

PreparedRecord prepare(const OrganisationRecord& record);

/// The part of an address of the web that its owner registered: `www.danobat.com/es` → `danobat.com`. Empty where many
/// organisations share it (social networks, free hosts).
std::string website_domain(std::string_view website);

}  // namespace zubia::organisations
