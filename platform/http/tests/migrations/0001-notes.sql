create schema notes;
