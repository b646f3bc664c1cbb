#pragma once

// What the operations on accounts share.

#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "operations/operation.hpp"
#include "programme/account.hpp"

namespace zubia::storage {
class AccountStore;
class ProgrammeStore;
}  // namespace zubia::storage

namespace zubia::operations {

/// What the asker did to an account or to all (an empty subject), for the audit log.
AuditEvent administration_event(const Work& work, const std::string& action, const std::string& subject);

/// Refused: `unknown-account`.
Result<Account> account_of_id(storage::AccountStore& accounts, const std::string& id);

/// Whether accounts may have this role and these territories. Refused: `unknown-role`, `unknown-territory`, and
/// `no-territories-wanted` for all but facilitators.
Result<void> check_role(storage::ProgrammeStore& programme, const std::string& role,
                        const std::vector<std::string>& territories);

}  // namespace zubia::operations
