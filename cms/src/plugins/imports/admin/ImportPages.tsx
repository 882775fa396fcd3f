import { Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';
import { ImportList } from './ImportList';
import { UndoPage } from './UndoPage';
import { UploadPage } from './UploadPage';

/** The pages of imports: the list, one upload on its way, and undoing. */
export default function ImportPages() {
  return (
    <Page.Protect permissions={[{ action: 'plugin::imports.read', subject: null }] as never}>
      <Routes>
        <Route index element={<ImportList />} />
        <Route path="uploads/:id" element={<UploadPage />} />
        <Route path="runs/:id/undo" element={<UndoPage />} />
      </Routes>
    </Page.Protect>
  );
}
