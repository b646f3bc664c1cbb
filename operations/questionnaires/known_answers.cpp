#include <algorithm>

#include "formats/instrument_json.hpp"
#include "operations/questionnaires/register_entry.hpp"
#include "operations/questionnaires/respondent.hpp"
#include "storage/cluster_store.hpp"
#include "storage/organisation_store.hpp"

namespace zubia::operations {

namespace {

using questionnaires::Answer;
using questionnaires::Codes;
using questionnaires::Node;

constexpr std::string_view previous_mark = "previous.";

/// Where known answers come from. What costs a question to the store is asked once, and only if a form wants it.
class KnownValues {
 public:
  KnownValues(storage::ProgrammeStore& programme, const Respondent& respondent, RegisterEntry entry, std::string today)
      : programme_(programme), respondent_(respondent), entry_(std::move(entry)), today_(std::move(today)) {}

  Result<std::vector<std::string>> of(const std::string& prefill) {
    const auto one = [](const std::string& text) {
      return text.empty() ? std::vector<std::string>{} : std::vector<std::string>{text};
    };
    if (prefill == "organisation.territory") return one(entry_.territory);
    if (prefill == "organisation.size_class") return one(entry_.size_class);
    if (prefill == "organisation.kind") return one(entry_.kind);
    if (prefill == "organisation.activity") return one(entry_.activity);
    if (prefill == "organisation.website") return one(entry_.website);
    if (prefill == "organisation.languages") return entry_.languages;
    if (prefill == "invitation.organisation") return one(entry_.id);
    if (prefill == "invitation.cluster") return clusters();
    return std::vector<std::string>{};
  }

  /// The latest response of the same organisation to an earlier version that was sent; nothing where there is none.
  Result<const storage::StoredResponse*> previous() {
    if (!has_previous_) {
      auto found = find_previous();
      if (!found) return refuse(found.error());
      previous_ = *std::move(found);
      has_previous_ = true;
    }
    return previous_ ? &*previous_ : nullptr;
  }

 private:
  Result<std::vector<std::string>> clusters() {
    const auto all = storage::ClusterStore(programme_).memberships();
    if (!all) return refuse(all.error());
    std::vector<std::string> names;
    for (const Membership& one : *all) {
      const bool is_now = one.joined_on <= today_ && (one.left_on.empty() || today_ < one.left_on);
      if (one.organisation == entry_.id && is_now) names.push_back(one.cluster);
    }
    return names;
  }

  Result<std::optional<storage::StoredResponse>> find_previous() {
    storage::ResponseStore responses(programme_);
    storage::Answering answering = respondent_.answering;
    for (answering.version -= 1; answering.version > 0; --answering.version) {
      auto found = responses.response_of(answering);
      if (!found || (*found && (*found)->response.is_sent())) return found;
    }
    return std::optional<storage::StoredResponse>();
  }

  storage::ProgrammeStore& programme_;
  const Respondent& respondent_;
  RegisterEntry entry_;
  std::string today_;
  bool has_previous_ = false;
  std::optional<storage::StoredResponse> previous_;
};

/// The choice that has the value for its name, or in one of its columns: `ES21` for the Basque Country.
const questionnaires::Choice* choice_of(const questionnaires::ChoiceList& list, const std::string& value) {
  const auto is_meant = [&](const questionnaires::Choice& choice) {
    return choice.name == value || std::ranges::any_of(choice.columns, [&](const auto& column) {
             return !column.second.empty() && value.starts_with(column.second);
           });
  };
  const auto found = std::ranges::find_if(list.choices, is_meant);
  return found == list.choices.end() ? nullptr : &*found;
}

Answer answer_of(const Node& node, const std::vector<std::string>& values) {
  if (values.empty()) return {};
  if (node.list == nullptr) return node.holds == questionnaires::Holds::text ? Answer(values.front()) : Answer();
  Codes codes;
  for (const std::string& value : values)
    if (const auto* choice = choice_of(*node.list, value); choice != nullptr && choice->code)
      codes.push_back(*choice->code);
  // Which of several is meant where one can be given, nobody knows.
  const bool takes_several = node.item->type == questionnaires::ItemType::multiple_choice;
  return codes.empty() || (codes.size() > 1 && !takes_several) ? Answer() : Answer(codes);
}

/// What was answered to an earlier version, where this one takes it. What is about a person is asked anew: it may be
/// another person.
Answer answer_before(const Respondent& respondent, const std::string& variable, const storage::StoredResponse& previous,
                     const std::string& source, const std::string& today) {
  const auto before = std::ranges::find(previous.answers, source, &ResponseAnswer::variable);
  if (before == previous.answers.end() || before->is_personal) return {};
  Respondent asked_anew = respondent;
  asked_anew.stored.reset();
  auto value = OrderedJson::parse(before->value, nullptr, false);
  if (value.is_discarded()) return {};
  const auto taken = take_answers(asked_anew, OrderedJson{{variable, std::move(value)}}, today);
  if (!taken || !taken->refused.empty()) return {};
  const auto found = taken->answers.values.find(variable);
  return found == taken->answers.values.end() ? Answer() : found->second;
}

}  // namespace

Result<OrderedJson> known_answers(const Respondent& respondent, storage::ProgrammeStore& programme,
                                  const std::string& today) {
  questionnaires::Answers known;
  // A form that already knows who answers is not anonymous.
  if (respondent.keeps_nothing()) return OrderedJson::object();
  const auto found = storage::OrganisationStore(programme).find(respondent.invitation.organisation);
  if (!found) return refuse(found.error());
  if (!*found) return OrderedJson::object();
  KnownValues values(programme, respondent, register_entry(**found), today);
  for (const Node& node : respondent.instrument->nodes()) {
    if (!node.is_variable() || node.row != nullptr || !node.repeats.empty() || node.item == nullptr) continue;
    if (node.is_other || node.item->prefill.empty()) continue;
    const std::string& source = node.item->prefill;
    Answer answer;
    if (source.starts_with(previous_mark)) {
      const auto previous = values.previous();
      if (!previous) return refuse(previous.error());
      if (*previous != nullptr)
        answer = answer_before(respondent, node.name, **previous, source.substr(previous_mark.size()), today);
    } else {
      const auto told = values.of(source);
      if (!told) return refuse(told.error());
      answer = answer_of(node, *told);
    }
    if (!std::holds_alternative<std::monostate>(answer)) known.values[node.name] = std::move(answer);
  }
  return formats::answers_document(known);
}

}  // namespace zubia::operations
