-- One village's records, for its figures of a broken month: few, whatever the city holds.
create index incident_place on incidents.incident (place text_pattern_ops);
