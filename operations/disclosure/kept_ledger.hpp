#pragma once

#include <string>

#include "engine/disclosure/ledger.hpp"
#include "operations/operation.hpp"
#include "programme/publication.hpp"
#include "programme/questionnaire.hpp"

namespace zubia::operations {

/// The ledger as the programme keeps it: the answers apart, so that they can be erased. What is left says which
/// respondents are in which cells; of confidential answers it is sealed, since with the directory it would lead from a
/// pseudonym to an organisation. Refused: `no-pseudonym-key` (confidential, and this is a terminal).
Result<PublicationLedger> kept_ledger(const disclosure::Ledger& ledger, const QuestionnaireVersion& version,
                                      const Work& work);

/// Reads it again. Refused: `no-pseudonym-key`, `sealed-ledger` (it was sealed under another key, or is damaged), and
/// as `read_disclosure_ledger` refuses.
Result<disclosure::Ledger> read_kept_ledger(const PublicationLedger& kept, const QuestionnaireVersion& version,
                                            const disclosure::DisclosurePlan& plan, const Work& work);

/// Refused: `no-pseudonym-key`, where a confidential questionnaire needs the key of the server.
Result<void> check_key_is_here(const QuestionnaireVersion& version, const Work& work);

}  // namespace zubia::operations
