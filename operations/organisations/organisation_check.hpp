#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/base/result.hpp"
#include "programme/organisation.hpp"

namespace zubia::operations {

/// The kinds of organisations: `company`, `technology-centre`, `university`, `public-body`, `association`, `other`.
std::span<const std::string_view> organisation_kinds();

/// The identifier in its normal form. Refused as `check_identifier` refuses, and `unknown-register` for a scheme that
/// is not known. `member` says where it stands.
Result<OrganisationIdentifier> checked_identifier(const OrganisationIdentifier& identifier, const std::string& member);

/// The kind that a word of en, es, fr, eu or of the Framework Programmes (`HES`) means. Nothing where it means none.
std::optional<std::string> kind_meant(std::string_view text);

/// The size class that a word, or a range of staff (`10-49`, `< 10`, `250+`), means.
std::optional<std::string> size_class_meant(std::string_view text);

/// `http://www.danobat.com/es` for what can be an address of the web; nothing for what cannot: a script, a sentence.
bool is_website(std::string_view text);

/// What somebody wrote of an organisation, put in order: identifiers in their normal form, texts trimmed, the size
/// class by its figures, ids for offers and needs that have none, each of which has a title. Refused:
/// `organisation-without-name`, wrong identifiers, and `invalid-value` for what is not a kind, a country, a NACE or
/// NUTS code, a place on Earth, a language, an address of the web, a state, a day, a CPV code; `where.member` says
/// where.
Result<Organisation> put_in_order(Organisation organisation);

}  // namespace zubia::operations
