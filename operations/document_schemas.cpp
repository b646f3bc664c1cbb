#include "operations/document_schemas.hpp"

#include "operations/disclosure/disclosure_ledger_file.hpp"
#include "operations/disclosure/disclosure_plan_file.hpp"
#include "operations/document.hpp"
#include "operations/meetings/event_file.hpp"
#include "operations/meetings/plan_file.hpp"

namespace zubia::operations {

namespace {

template <class Document>
OrderedJson whole_schema(const char* title, const char* format, UnknownMembers unknown) {
  OrderedJson schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", title}};
  schema.update(document_schema<Document>(unknown));
  schema["properties"]["format"]["const"] = format;
  return schema;
}

}  // namespace

std::vector<std::string> documents_with_schema() { return {"event", "plan", "disclosure-plan", "disclosure-ledger"}; }

Result<OrderedJson> schema_of_document(std::string_view name) {
  if (name == "event")
    return whole_schema<EventFile>("A meeting event of Zubia", event_format, UnknownMembers::refused);
  if (name == "plan")
    return whole_schema<PlanFile>("A meeting plan of Zubia", plan_format, UnknownMembers::passed_over);
  if (name == "disclosure-plan")
    return whole_schema<DisclosurePlanFile>("A plan of publication of Zubia", disclosure_plan_format,
                                            UnknownMembers::refused);
  if (name == "disclosure-ledger")
    return whole_schema<DisclosureLedgerFile>("A ledger of publication of Zubia", disclosure_ledger_format,
                                              UnknownMembers::refused);
  const std::string near = did_you_mean(name, documents_with_schema());
  return refuse({"unknown-document",
                 name.empty() ? "Which document?" : "There is no schema of \"" + std::string(name) + "\".",
                 {},
                 near.empty() ? "Choose event, plan, disclosure-plan or disclosure-ledger." : near});
}

}  // namespace zubia::operations
