#include "operations/accounts/people.hpp"

#include "operations/permissions.hpp"
#include "storage/account_store.hpp"
#include "storage/fingerprint.hpp"

namespace zubia::operations {

std::string pseudonym(const std::string& key, const std::string& person) {
  constexpr std::size_t digits = 6;
  return key.empty() ? "person" : "person " + storage::fingerprint(key + "\n" + person).substr(0, digits);
}

Result<People> People::of(storage::ProgrammeStore& programme, const Work& work) {
  People people;
  people.sees_names_ = sees_names(work.asker.role);
  people.key_ = work.pseudonym_key;
  if (!people.sees_names_) return people;
  const auto accounts = storage::AccountStore(programme).accounts();
  if (!accounts) return refuse(accounts.error());
  for (const Account& account : *accounts) people.names_[account.id] = account.name;
  return people;
}

std::string People::who_decided(const Decision& decision) const {
  if (!sees_names_) return pseudonym(key_, decision.account.empty() ? decision.decided_by : decision.account);
  if (decision.account.empty()) return decision.decided_by;
  const auto found = names_.find(decision.account);
  const std::string name = found == names_.end() ? decision.account : found->second;
  return decision.decided_by.empty() ? name : decision.decided_by + " (recorded by " + name + ")";
}

}  // namespace zubia::operations
